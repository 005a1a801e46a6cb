import type { ExecutionState, PipelineState, StageRun } from '../../../src/engine/index.js';
import type { Result } from '../../../src/model/index.js';
import { type Accepted, acceptedIn, type Changed, type NewChecker } from './checker.js';

/** A stage that fails by its actions fails only where its declaration has nothing better, and rolls back. */
export const failureResults: NewChecker = () => (seen) =>
  acceptedIn(seen)
    .filter(({ event }) => event.kind !== 'pipelineUpdated')
    .flatMap((accepted) =>
      accepted.changed.filter(hasFailedByActions).flatMap(({ is }) => {
        const { stageName = '', retries } = is.stage ?? {};
        const what = `${stageName} of ${is.pipelineExecutionId} has failed`;
        switch (resultFor(accepted.after, is)) {
          case 'SKIP':
            return [`${what}, and was to be skipped`];
          case 'RETRY':
            return retries?.automatic ? [] : [`${what}, and was to be run again first`];
          case 'ROLLBACK':
            return isRolledBack(accepted, is, stageName)
              ? []
              : [`${what}, and was not rolled back`];
          default:
            return [];
        }
      }),
    );

const hasFailedByActions = ({ was, is }: Changed): boolean => {
  const { stage, status, executionType } = is;
  if (status !== 'Failed' || was?.status === 'Failed' || executionType !== 'STANDARD') return false;
  const hasFailed = Object.values(stage?.actions ?? {}).some((run) => run.status === 'Failed');
  return stage?.status === 'Failed' && hasFailed && !stage.conditions?.onSuccess;
};

// What the declaration, or the condition that it makes of it, says that is to follow.
const resultFor = (state: PipelineState, execution: ExecutionState): Result | undefined => {
  const { executionMode, pipelineVersion, stage } = execution;
  const own = executionMode === 'PARALLEL' ? state.earlier?.[pipelineVersion] : undefined;
  const { stages } = own ?? state.declaration;
  const { onFailure } = stages.find(({ name }) => name === stage?.stageName) ?? {};
  const [condition] = onFailure?.conditions ?? [];
  if (!condition) return onFailure?.result;
  return stage && isMet(stage) ? undefined : condition.result;
};

const isMet = ({ conditions }: StageRun): boolean => conditions?.onFailure?.status === 'Succeeded';

const isRolledBack = (
  { before, after, changed }: Accepted,
  { pipelineExecutionId }: ExecutionState,
  stageName: string,
): boolean =>
  before.stages[stageName]?.lastSucceeded?.version !== after.version ||
  changed.some(
    ({ was, is }) =>
      !was &&
      is.stage?.stageName === stageName &&
      is.trigger.triggerType === 'AutomatedRollback' &&
      is.trigger.triggerDetail?.includes(pipelineExecutionId),
  );
