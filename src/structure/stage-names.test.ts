import { expect, test } from 'vitest';
import { approve, context, pipeline, stage } from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

test('no two stages have the same name', () => {
  const twice = [stage('Deploy', [approve()]), stage('Deploy', [approve()])];
  expect(checkStructure(pipeline(twice), context)).toEqual({
    code: 'InvalidStageDeclarationException',
    message: "Stage name 'Deploy' is used more than once",
  });
});

test('names of stages differ by case, and may be those of members of objects', () => {
  const stages = ['deploy', 'Deploy', 'constructor', '__proto__', 'toString'].map((name) =>
    stage(name, [approve()]),
  );
  expect(checkStructure(pipeline(stages), context)).toBeUndefined();
});
