import { abandonStage } from '../abandon.js';
import { release, withdraw } from '../admission.js';
import type { Refusal } from '../decision.js';
import { changeExecution, changeStageRun, type Draft, findExecution } from '../draft.js';
import { endExecution } from '../end-execution.js';
import type { StopRequested } from '../event.js';
import { refuse } from '../refuse.js';
import type { ExecutionState } from '../state.js';
import { tellPipelineChange, tellStageChange } from '../tell.js';

/**
 * An execution is to stop: at once where it waits, otherwise when its running actions have ended,
 * or right away by abandoning them.
 */
export const onStopRequested = (draft: Draft, event: StopRequested): Refusal | undefined => {
  const { pipelineExecutionId, abandon } = event;
  const execution = findExecution(draft, pipelineExecutionId);
  if (execution?.status !== 'InProgress' && execution?.status !== 'Stopping') {
    return refuse('PipelineExecutionNotStoppableException', whyNot(event, execution));
  }
  if (execution.status === 'Stopping' && (!abandon || execution.stop?.abandon)) {
    return refuse(
      'DuplicatedStopRequestException',
      `The pipeline execution ${pipelineExecutionId} is being stopped already.`,
    );
  }
  const reason = event.reason ?? execution.stop?.reason;
  changeExecution(draft, pipelineExecutionId, {
    stop: { abandon, reason },
    statusSummary: reason ?? execution.statusSummary,
  });
  const { position } = execution;
  if (position.kind === 'inside' && execution.status === 'InProgress') {
    tellPipelineChange(draft, pipelineExecutionId, { state: 'STOPPING', stopReason: reason });
  }
  if (position.kind === 'inside' && !abandon) {
    finishRunningActions(draft, pipelineExecutionId);
    return undefined;
  }
  withdraw(draft, pipelineExecutionId);
  abandonStage(draft, pipelineExecutionId, 'Stopped');
  endExecution(draft, pipelineExecutionId, { status: 'Stopped' });
  if (position.kind === 'inside') release(draft, pipelineExecutionId, position.stageName);
  return undefined;
};

const finishRunningActions = (draft: Draft, pipelineExecutionId: string): void => {
  const stage = findExecution(draft, pipelineExecutionId)?.stage;
  if (!stage) return;
  changeStageRun(
    draft,
    pipelineExecutionId,
    { ...stage, status: 'Stopping' },
    { status: 'Stopping' },
  );
  const { stageName } = stage;
  tellStageChange(draft, pipelineExecutionId, { stageName, state: 'STOPPING' });
  draft.agenda.push({ kind: 'advance', pipelineExecutionId });
};

const whyNot = (
  { pipelineExecutionId }: StopRequested,
  execution: ExecutionState | undefined,
): string =>
  execution
    ? `The pipeline execution ${pipelineExecutionId} cannot be stopped: it is ${execution.status}.`
    : `There is no pipeline execution ${pipelineExecutionId} in progress that could be stopped.`;
