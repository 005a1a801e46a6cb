import type { ExecutionState, PipelineState } from '../../../src/engine/index.js';
import { acceptedIn, type Changed, type NewChecker, stageInside } from './checker.js';

/** Only a newer execution supersedes, only between stages, and only in SUPERSEDED mode. */
export const supersession: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap(({ changed, after }) =>
    changed
      .filter(({ was, is }) => is.status === 'Superseded' && was?.status !== 'Superseded')
      .flatMap((superseded) => faultsOf(superseded, after)),
  );

const faultsOf = ({ was, is }: Changed, after: PipelineState): readonly string[] => {
  const { pipelineExecutionId: id, executionMode } = is;
  const faults: string[] = [];
  if (executionMode !== 'SUPERSEDED') faults.push(`${id} was superseded in ${executionMode} mode`);
  if (!isBetweenStages(was, is)) {
    faults.push(`${id} was superseded inside the stage ${stageInside(was)}`);
  }
  if (!hasSuccessor(after, is)) faults.push(`${id} was superseded by no newer execution`);
  return faults;
};

const isBetweenStages = (was: ExecutionState | undefined, { stage }: ExecutionState): boolean =>
  stageInside(was) === undefined || stage?.status === 'Succeeded' || stage?.status === 'Skipped';

const hasSuccessor = ({ executions }: PipelineState, { order }: ExecutionState): boolean =>
  Object.values(executions).some(
    (other) =>
      other.order > order && other.executionMode === 'SUPERSEDED' && other.status !== 'Superseded',
  );
