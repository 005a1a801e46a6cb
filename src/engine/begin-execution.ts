import { type Draft, putExecution } from './draft.js';
import type { ExecutionState } from './state.js';
import { tellPipelineChange } from './tell.js';

/** What an execution begins with; all else is the same for every one. */
export type Beginning = Pick<
  ExecutionState,
  | 'pipelineExecutionId'
  | 'executionType'
  | 'rollbackTarget'
  | 'trigger'
  | 'variables'
  | 'sourceOverrides'
  | 'sourceRevisions'
  | 'artifacts'
  | 'outputVariables'
>;

/** Begins the next execution, in the pipeline's version and mode. Where it goes is the caller's part. */
export const beginExecution = (draft: Draft, beginning: Beginning): void => {
  const { state, given } = draft;
  const order = state.executionsStarted + 1;
  draft.state = { ...state, executionsStarted: order };
  putExecution(draft, {
    ...beginning,
    order,
    startedAt: given.now,
    updatedAt: given.now,
    pipelineVersion: state.version,
    executionMode: state.declaration.executionMode ?? 'SUPERSEDED',
    status: 'InProgress',
    position: { kind: 'ended' },
    succeededStages: [],
  });
  const { pipelineExecutionId, trigger } = beginning;
  tellPipelineChange(draft, pipelineExecutionId, { state: 'STARTED', trigger });
};
