import { acceptedIn, isRerun, type NewChecker, stageInside } from './checker.js';

/** Nobody comes through a disabled transition, but for those who are sent into the stage itself. */
export const shutDoors: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap((accepted) =>
    accepted.changed.flatMap(({ was, is }) => {
      const stage = stageInside(is);
      if (stage === undefined || stageInside(was) === stage) return [];
      if (is.executionType === 'ROLLBACK' || isRerun(accepted.event, is)) return [];
      return accepted.after.stages[stage]?.transition.kind === 'disabled'
        ? [`${is.pipelineExecutionId} came into ${stage}, whose transition is disabled`]
        : [];
    }),
  );
