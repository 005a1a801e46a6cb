import { expect, test } from 'vitest';
import { approve, context, pipeline, stage } from '../../test/support/declarations.js';
import type { PipelineDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const declare = (more: Partial<PipelineDeclaration>) =>
  checkStructure(pipeline([stage('Sign', [approve()])], more), context);

const variables = (...names: readonly string[]) => names.map((name) => ({ name }));

test('no two pipeline variables have the same name', () => {
  expect(declare({ variables: variables('A', 'B', 'A') })).toEqual({
    code: 'InvalidStructureException',
    message: 'Variable names must be unique. The following variable name is already in use: A',
  });
});

test.each(['V1', undefined] as const)(
  'a pipeline of type %s cannot have variables',
  (pipelineType) => {
    expect(declare({ pipelineType, variables: variables('A') })).toEqual({
      code: 'InvalidStructureException',
      message: 'Pipeline variable can only be used with V2 pipelines',
    });
  },
);

test('an empty list of variables is fine in a V1 pipeline', () => {
  expect(declare({ pipelineType: 'V1', variables: [] })).toBeUndefined();
});

test('names that objects have are names like any other', () => {
  expect(declare({ variables: variables('constructor', '__proto__', 'a', 'A') })).toBeUndefined();
});
