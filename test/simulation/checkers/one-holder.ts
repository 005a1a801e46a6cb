import { acceptedIn, type NewChecker, stageInside } from './checker.js';

/** Outside of PARALLEL mode a stage holds one execution. */
export const oneHolder: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap(({ after }) => {
    const holders = new Map<string, string>();
    return Object.values(after.executions).flatMap((execution) => {
      const stage = stageInside(execution);
      if (stage === undefined || execution.executionMode === 'PARALLEL') return [];
      const other = holders.get(stage);
      holders.set(stage, execution.pipelineExecutionId);
      return other === undefined
        ? []
        : [`${other} and ${execution.pipelineExecutionId} are in the stage ${stage} at once`];
    });
  });
