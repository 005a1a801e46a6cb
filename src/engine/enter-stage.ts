import { lockFor, withdraw } from './admission.js';
import {
  changeExecution,
  changeStage,
  type Draft,
  executionOf,
  findStage,
  latestSlotOf,
} from './draft.js';
import type { ExecutionState } from './state.js';
import { tellStageChange } from './tell.js';

/** Lets an execution into the stage: it leaves the slot that it waits in and takes the lock. */
export const enterStage = (draft: Draft, pipelineExecutionId: string, stageName: string): void => {
  withdraw(draft, pipelineExecutionId);
  const execution = executionOf(draft, pipelineExecutionId);
  if (findStage(draft, stageName)) {
    changeStage(draft, stageName, {
      ...lockFor(execution),
      [latestSlotOf(execution)]: {
        pipelineExecutionId,
        status: 'InProgress',
        type: execution.executionType,
      },
    });
  }
  changeExecution(draft, pipelineExecutionId, {
    position: { kind: 'inside', stageName },
    stage: {
      stageName,
      status: 'InProgress',
      enteredAt: draft.given.now,
      version: versionFor(draft, execution),
      actions: {},
    },
  });
  tellStageChange(draft, pipelineExecutionId, { stageName, state: 'STARTED' });
  draft.agenda.push({ kind: 'advance', pipelineExecutionId });
};

const versionFor = (
  { state }: Draft,
  { executionMode, pipelineVersion }: ExecutionState,
): number => (executionMode === 'PARALLEL' ? pipelineVersion : state.version);
