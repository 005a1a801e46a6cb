import type { ExecutionState } from '../../../src/engine/index.js';
import { type Accepted, acceptedIn, type NewChecker } from './checker.js';

/** A retry goes on under the same id, in that stage, and keeps what FAILED_ACTIONS leaves alone. */
export const retries: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap((accepted) =>
    accepted.event.kind === 'stageRetried' ? faultsOf(accepted, accepted.event) : [],
  );

const faultsOf = (
  { before, after, decision }: Accepted,
  event: Extract<Accepted['event'], { kind: 'stageRetried' }>,
): readonly string[] => {
  const { pipelineExecutionId: id, stageName, retryMode } = event;
  const was = before.executions[id];
  const is = after.executions[id];
  if (!was || !is) return [`${id} was retried, but is not there`];
  const faults: string[] = [];
  if (after.executionsStarted !== before.executionsStarted && !rollsBack(decision)) {
    faults.push(`the retry of ${id} has begun another execution`);
  }
  if ((is.attempt ?? 1) <= (was.attempt ?? 1)) faults.push(`the retry of ${id} was not counted`);
  if (was.stage?.stageName !== stageName)
    faults.push(`${id} was retried in ${stageName}, not in its stage`);
  if (retryMode === 'FAILED_ACTIONS') faults.push(...lostResults(was, is));
  if (retryMode === 'ALL_ACTIONS' && running(was).length > 0) {
    faults.push(`all actions of ${id} were retried while ${running(was).join(', ')} ran`);
  }
  return faults;
};

const rollsBack = (decision: Accepted['decision']): boolean =>
  Object.values(decision.state.executions).some(
    ({ executionType }) => executionType === 'ROLLBACK',
  );

const running = ({ stage }: ExecutionState): readonly string[] =>
  Object.entries(stage?.actions ?? {}).flatMap(([name, { status }]) =>
    status === 'InProgress' ? [name] : [],
  );

const lostResults = (was: ExecutionState, is: ExecutionState): readonly string[] => {
  if (is.stage?.stageName !== was.stage?.stageName) return [];
  return Object.entries(was.stage?.actions ?? {}).flatMap(([name, run]) => {
    const isKept = run.status === 'Succeeded' || run.status === 'InProgress';
    const now = is.stage?.actions[name]?.actionExecutionId;
    return isKept && now !== run.actionExecutionId
      ? [`${name} of ${is.pipelineExecutionId} was ${run.status}, and was run again`]
      : [];
  });
};
