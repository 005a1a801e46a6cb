import { firstRepeated, type Rule } from './outline.js';
import { invalidStructure } from './structure-fault.js';

export const hasUniquePipelineVariables: Rule = ({ declaration: { variables = [] } }) => {
  const repeated = firstRepeated(variables, ({ name }) => name);
  return (
    repeated &&
    invalidStructure(
      `Variable names must be unique. The following variable name is already in use: ${repeated.name}`,
    )
  );
};

export const hasPipelineVariablesOnlyInV2: Rule = ({ declaration: { variables = [] }, isV2 }) =>
  variables.length > 0 && !isV2
    ? invalidStructure('Pipeline variable can only be used with V2 pipelines')
    : undefined;
