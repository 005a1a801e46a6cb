import { type Rule, wholePipeline } from './outline.js';
import { faultAt, invalidStructure } from './structure-fault.js';

export const hasExecutionModeOfItsPipelineType: Rule = wholePipeline(({ declaration, isV2 }) => {
  const { executionMode = 'SUPERSEDED' } = declaration;
  return executionMode !== 'SUPERSEDED' && !isV2
    ? faultAt(
        invalidStructure('QUEUED or PARALLEL mode can only be used with V2 pipelines'),
        'executionMode',
      )
    : undefined;
});
