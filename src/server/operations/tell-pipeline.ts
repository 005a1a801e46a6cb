import type { EngineEvent, RefusalCode } from '../../engine/index.js';
import type { Execution } from '../execution/index.js';
import { noPipeline, type PipelineLookup } from './existing-pipeline.js';
import { refused } from './refused.js';
import type { ServiceError } from './service-error.js';

/** What operations that tell a pipeline's engine of one event have in common. */
export interface TellingContext<Code extends RefusalCode> extends PipelineLookup {
  readonly execution: Execution;
  readonly error: (code: Code | 'PipelineNotFoundException', message: string) => ServiceError;
}

/**
 * Tells the pipeline of this name what has happened. Throws what its engine refuses; `codes` are those
 * that it may refuse with.
 */
export const tellPipeline = async <Code extends RefusalCode>(
  ctx: TellingContext<Code>,
  told: {
    readonly pipelineName: string;
    readonly event: EngineEvent;
    /** The execution that the event is about, which may have ended. */
    readonly pipelineExecutionId?: string;
  },
  codes: readonly Code[],
): Promise<void> => {
  const { pipelineName, event, pipelineExecutionId } = told;
  const outcome = await ctx.execution.handle({
    tenant: ctx.tenant,
    target: { kind: 'pipeline', name: pipelineName },
    executions: pipelineExecutionId === undefined ? [] : [pipelineExecutionId],
    toEvent: () => event,
  });
  if (outcome.kind === 'notFound') throw noPipeline(ctx, pipelineName);
  if (outcome.kind === 'refusal') throw refused(ctx, outcome, codes);
};
