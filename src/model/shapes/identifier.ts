import { type Infer, integer, string } from '../schema.js';

export const PipelineName = string('PipelineName', {
  min: 1,
  max: 100,
  pattern: String.raw`[A-Za-z0-9.@\-_]+`,
});
export type PipelineName = Infer<typeof PipelineName>;

export const PipelineArn = string('PipelineArn', {
  pattern: String.raw`arn:aws(-[\w]+)*:codepipeline:.+:[0-9]{12}:.+`,
});
export type PipelineArn = Infer<typeof PipelineArn>;

export const PipelineVersion = integer('PipelineVersion', { min: 1 });
export type PipelineVersion = Infer<typeof PipelineVersion>;

export const StageName = string('StageName', {
  min: 1,
  max: 100,
  pattern: String.raw`[A-Za-z0-9.@\-_]+`,
});
export type StageName = Infer<typeof StageName>;

export const ActionName = string('ActionName', {
  min: 1,
  max: 100,
  pattern: String.raw`[A-Za-z0-9.@\-_]+`,
});
export type ActionName = Infer<typeof ActionName>;

export const PipelineExecutionId = string('PipelineExecutionId', {
  pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
});
export type PipelineExecutionId = Infer<typeof PipelineExecutionId>;

export const ActionExecutionId = string('ActionExecutionId');
export type ActionExecutionId = Infer<typeof ActionExecutionId>;

export const ClientRequestToken = string('ClientRequestToken', {
  min: 1,
  max: 128,
  pattern: '^[a-zA-Z0-9-]+$',
});
export type ClientRequestToken = Infer<typeof ClientRequestToken>;
