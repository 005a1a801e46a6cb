import { lockFor, withdraw } from './admission.js';
import { changeExecution, changeStage, type Draft, executionOf } from './draft.js';

/** Lets a waiting execution into the stage: it leaves the slot and takes the lock. */
export const enterStage = (draft: Draft, pipelineExecutionId: string, stageName: string): void => {
  withdraw(draft, pipelineExecutionId);
  const execution = executionOf(draft, pipelineExecutionId);
  changeStage(draft, stageName, {
    ...lockFor(execution),
    latest: { pipelineExecutionId, status: 'InProgress', type: execution.executionType },
  });
  changeExecution(draft, pipelineExecutionId, {
    position: { kind: 'inside', stageName },
    stage: { stageName, status: 'InProgress', version: draft.state.version, actions: {} },
  });
  draft.agenda.push({ kind: 'advance', pipelineExecutionId });
};
