import type { PipelineExecutionStatus } from '../model/index.js';
import { changeExecution, type Draft } from './draft.js';

/**
 * Brings an execution to its end. Taking it out of where it was, the slot or the stage, is the
 * caller's part.
 */
export const endExecution = (
  draft: Draft,
  pipelineExecutionId: string,
  end: {
    readonly status: Exclude<PipelineExecutionStatus, 'InProgress' | 'Stopping'>;
    readonly statusSummary?: string;
  },
): void => changeExecution(draft, pipelineExecutionId, { ...end, position: { kind: 'ended' } });
