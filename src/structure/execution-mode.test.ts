import { expect, test } from 'vitest';
import { approve, context, pipeline, stage } from '../../test/support/declarations.js';
import type { ExecutionMode, PipelineType } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const declare = (
  executionMode: ExecutionMode | undefined,
  pipelineType: PipelineType | undefined,
) =>
  checkStructure(pipeline([stage('Sign', [approve()])], { executionMode, pipelineType }), context);

test.each([
  ['QUEUED', 'V1'],
  ['PARALLEL', 'V1'],
  ['QUEUED', undefined],
  ['PARALLEL', undefined],
] as const)('the mode %s is refused for a pipeline of type %s', (mode, type) => {
  expect(declare(mode, type)).toEqual({
    code: 'InvalidStructureException',
    message: 'QUEUED or PARALLEL mode can only be used with V2 pipelines',
  });
});

test.each([
  ['SUPERSEDED', undefined],
  ['SUPERSEDED', 'V1'],
  [undefined, 'V1'],
  ['QUEUED', 'V2'],
  ['PARALLEL', 'V2'],
] as const)('the mode %s is fine for a pipeline of type %s', (mode, type) => {
  expect(declare(mode, type)).toBeUndefined();
});
