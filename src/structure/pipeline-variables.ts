import { type Rule, repeated, wholePipeline } from './outline.js';
import { faultAt, invalidStructure } from './structure-fault.js';

export const hasUniquePipelineVariables: Rule = wholePipeline(
  ({ declaration: { variables = [] } }) =>
    repeated(variables, ({ name }) => name).map(({ element: { name }, index }) =>
      faultAt(
        invalidStructure(
          `Variable names must be unique. The following variable name is already in use: ${name}`,
        ),
        'variables',
        index,
        'name',
      ),
    ),
);

export const hasPipelineVariablesOnlyInV2: Rule = wholePipeline(
  ({ declaration: { variables = [] }, isV2 }) =>
    variables.length > 0 && !isV2
      ? faultAt(
          invalidStructure('Pipeline variable can only be used with V2 pipelines'),
          'variables',
        )
      : undefined,
);
