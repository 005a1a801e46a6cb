import { type Infer, list, required, string, structure } from '../schema.js';
import { StringValue } from './primitive.js';

export const PipelineVariableName = string('PipelineVariableName', {
  min: 1,
  max: 128,
  pattern: String.raw`[A-Za-z0-9@\-_]+`,
});
export type PipelineVariableName = Infer<typeof PipelineVariableName>;

export const PipelineVariableValue = string('PipelineVariableValue', {
  min: 1,
  max: 1000,
  pattern: '.*',
});
export type PipelineVariableValue = Infer<typeof PipelineVariableValue>;

export const PipelineVariableDescription = string('PipelineVariableDescription', {
  min: 0,
  max: 200,
  pattern: '.*',
});
export type PipelineVariableDescription = Infer<typeof PipelineVariableDescription>;

export const PipelineVariableDeclaration = structure('PipelineVariableDeclaration', {
  name: required(PipelineVariableName),
  defaultValue: PipelineVariableValue,
  description: PipelineVariableDescription,
});
export type PipelineVariableDeclaration = Infer<typeof PipelineVariableDeclaration>;

export const PipelineVariableDeclarationList = list(
  'PipelineVariableDeclarationList',
  PipelineVariableDeclaration,
  { max: 50 },
);
export type PipelineVariableDeclarationList = Infer<typeof PipelineVariableDeclarationList>;

export const PipelineVariable = structure('PipelineVariable', {
  name: required(PipelineVariableName),
  value: required(PipelineVariableValue),
});
export type PipelineVariable = Infer<typeof PipelineVariable>;

export const PipelineVariableList = list('PipelineVariableList', PipelineVariable, {
  min: 1,
  max: 50,
});
export type PipelineVariableList = Infer<typeof PipelineVariableList>;

export const ResolvedPipelineVariable = structure('ResolvedPipelineVariable', {
  name: StringValue,
  resolvedValue: StringValue,
});
export type ResolvedPipelineVariable = Infer<typeof ResolvedPipelineVariable>;

export const ResolvedPipelineVariableList = list(
  'ResolvedPipelineVariableList',
  ResolvedPipelineVariable,
);
export type ResolvedPipelineVariableList = Infer<typeof ResolvedPipelineVariableList>;
