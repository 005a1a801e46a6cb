import type { EventDetailType } from '../../../model/index.js';
import { UsageFailure } from '../command-line/failure.js';

const types = {
  pipeline: 'CodePipeline Pipeline Execution State Change',
  stage: 'CodePipeline Stage Execution State Change',
  action: 'CodePipeline Action Execution State Change',
} as const;

/** EventBridge's name for what a line calls by one word. */
export function detailTypeOf(type: string): EventDetailType {
  if (type === 'pipeline' || type === 'stage' || type === 'action') return types[type];
  throw new UsageFailure(`--type takes pipeline, stage or action, not '${type}'.`);
}
