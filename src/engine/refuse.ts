import type { Refusal, RefusalCode } from './decision.js';

export const refuse = (code: RefusalCode, message: string): Refusal => ({
  kind: 'refusal',
  code,
  message,
});

/** The refusal of what names a stage that the pipeline does not have. */
export const refuseUnknownStage = (pipelineName: string, stageName: string): Refusal =>
  refuse('StageNotFoundException', `The pipeline ${pipelineName} has no stage ${stageName}.`);
