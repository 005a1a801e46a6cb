import { expect, test } from 'vitest';
import { approve, context, pipeline, stage } from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

const full = (name: string, count: number) =>
  stage(
    name,
    Array.from({ length: count }, (_, index) => approve({ name: `Approve${index}` })),
  );

test('every stage has an action', () => {
  const stages = [stage('Empty', []), stage('Deploy', [approve()])];
  expect(checkStructure(pipeline(stages), context)).toEqual({
    code: 'InvalidStageDeclarationException',
    message: "Stage 'Empty' must have at least one action",
  });
});

test('a stage may have 50 actions and no more', () => {
  expect(checkStructure(pipeline([full('Deploy', 50)]), context)).toBeUndefined();
  expect(checkStructure(pipeline([full('Deploy', 51)]), context)).toEqual({
    code: 'InvalidStageDeclarationException',
    message:
      "Pipeline stage 'Deploy' has too many actions. There can only be up to 50 actions in a pipeline stage",
  });
});

test('a pipeline may have 500 actions and no more', () => {
  const most = Array.from({ length: 9 }, (_, index) => full(`Stage${index}`, 50));
  expect(checkStructure(pipeline([...most, full('Last', 49)]), context)).toBeUndefined();
  expect(checkStructure(pipeline([...most, full('Last', 50)]), context)).toEqual({
    code: 'InvalidStructureException',
    message: 'Pipeline has too many actions. There can only be up to 500 actions in a pipeline',
  });
});
