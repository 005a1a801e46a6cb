import { acceptedIn, isRerun, type NewChecker } from './checker.js';

/** No action and no rule of an execution starts once it has ended or is being stopped. */
export const nothingStartsAfterTheEnd: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap(({ event, before, decision }) =>
    decision.history.flatMap((entry) => {
      if (entry.kind !== 'actionStarted' && entry.kind !== 'ruleStarted') return [];
      const was = before.executions[entry.pipelineExecutionId];
      if (!was || was.status === 'InProgress' || isRerun(event, was)) return [];
      const { name } = entry.kind === 'actionStarted' ? entry.action : entry.rule;
      return [`${name} of ${was.pipelineExecutionId} was started, which is ${was.status}`];
    }),
  );
