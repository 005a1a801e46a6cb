import type { Rule } from './outline.js';
import { invalidStructure } from './structure-fault.js';

export const hasExecutionModeOfItsPipelineType: Rule = ({ declaration, isV2 }) => {
  const { executionMode = 'SUPERSEDED' } = declaration;
  return executionMode !== 'SUPERSEDED' && !isV2
    ? invalidStructure('QUEUED or PARALLEL mode can only be used with V2 pipelines')
    : undefined;
};
