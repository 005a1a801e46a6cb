import type { ExecutionState, PipelineState } from '../../../src/engine/index.js';
import { acceptedIn, type Changed, type NewChecker } from './checker.js';

/** A stage is run again by itself once at most, and only where its declaration says so. */
export const oneAutomaticRetry: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap(({ changed, after }) =>
    changed.flatMap(({ was, is }) => {
      const { pipelineExecutionId: id, stage } = is;
      const automatic = automaticRetries(is);
      if (automatic > 1) return [`${id} has run ${stage?.stageName} again ${automatic} times`];
      return automatic > retriesBefore({ was, is }) && !isWanted(after, is)
        ? [`${stage?.stageName} of ${id} was run again unasked`]
        : [];
    }),
  );

const automaticRetries = (execution: ExecutionState | undefined): number =>
  execution?.stage?.retries?.automatic ?? 0;

const retriesBefore = ({ was, is }: Changed): number =>
  was?.stage?.stageName === is.stage?.stageName ? automaticRetries(was) : 0;

const isWanted = (
  { declaration, earlier = {} }: PipelineState,
  { pipelineVersion, stage }: ExecutionState,
): boolean =>
  [earlier[pipelineVersion], declaration].some((one) =>
    one?.stages.some(
      ({ name, onFailure }) => name === stage?.stageName && onFailure?.result === 'RETRY',
    ),
  );
