import { expect, test } from 'vitest';
import { approve, context, pipeline, stage } from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

test('no two actions of a stage have the same name', () => {
  expect(checkStructure(pipeline([stage('Deploy', [approve(), approve()])]), context)).toEqual({
    code: 'InvalidActionDeclarationException',
    message: "Action name 'Approve' is used more than once in stage 'Deploy'",
  });
});

test('actions of two stages may have the same name', () => {
  const stages = [stage('Test', [approve()]), stage('Deploy', [approve()])];
  expect(checkStructure(pipeline(stages), context)).toBeUndefined();
});
