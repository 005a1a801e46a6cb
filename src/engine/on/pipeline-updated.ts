import { isInFlight } from '../admission.js';
import { cancelExecution } from '../cancel-execution.js';
import { type Draft, findStage } from '../draft.js';
import { entryOf } from '../entry-of.js';
import type { PipelineUpdated } from '../event.js';
import { initialStage } from '../initial-state.js';
import type { ExecutionState, PipelineState, StageState } from '../state.js';
import { haveSameStages, isStageKept } from '../structure-change.js';

/**
 * The declaration is replaced. Executions that are in a stage that changes, or wait for one, are
 * cancelled; the others go on and take their later stages from the new declaration.
 */
export const onPipelineUpdated = (draft: Draft, event: PipelineUpdated): undefined => {
  const { declaration, version } = event;
  for (const execution of Object.values(draft.state.executions)) {
    if (!isCancelledBy(execution, draft.state, event)) continue;
    cancelExecution(draft, execution, {
      statusSummary: 'The pipeline was updated before the execution could complete.',
    });
  }
  const before = draft.state;
  draft.state = {
    ...before,
    declaration,
    version,
    structureVersion: haveSameStages(before.declaration, declaration)
      ? before.structureVersion
      : version,
    stages: stagesAfter(before, event),
    earlier: { ...before.earlier, [before.version]: before.declaration },
  };
  letThroughGoneDoors(draft);
};

// Executions that keep their own version may wait for a stage that is there no more, and nobody could
// open its door.
const letThroughGoneDoors = (draft: Draft): void => {
  for (const { pipelineExecutionId, position } of Object.values(draft.state.executions)) {
    if (position.kind !== 'inbound' || findStage(draft, position.stageName)) continue;
    const { stageName } = position;
    draft.agenda.push({ kind: 'enter', pipelineExecutionId, stageName });
  }
};

/**
 * The one place that says which executions an update cancels. Those in PARALLEL mode go on with the
 * version that they began with.
 */
const isCancelledBy = (
  execution: ExecutionState,
  { declaration }: PipelineState,
  event: PipelineUpdated,
): boolean => {
  const { position, executionMode } = execution;
  return (
    isInFlight(execution) &&
    executionMode !== 'PARALLEL' &&
    position.kind !== 'ended' &&
    !isStageKept(declaration, event.declaration, position.stageName)
  );
};

// Transitions, locks and waiting executions go with the stage's name.
const stagesAfter = (
  { stages }: PipelineState,
  { declaration }: PipelineUpdated,
): Readonly<Record<string, StageState>> =>
  Object.fromEntries(
    declaration.stages.map(({ name }) => [name, entryOf(stages, name) ?? initialStage]),
  );
