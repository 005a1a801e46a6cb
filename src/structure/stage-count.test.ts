import { expect, test } from 'vitest';
import { approve, context, fetch, pipeline, stage } from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

const declare = (count: number) =>
  checkStructure(
    pipeline(
      Array.from({ length: count }, (_, index) =>
        index === 0 ? stage('Source', [fetch()]) : stage(`Stage${index}`, [approve()]),
      ),
    ),
    context,
  );

test('a pipeline of a single stage is refused', () => {
  expect(declare(1)).toEqual({
    code: 'InvalidStructureException',
    message: 'Pipeline has only 1 stage(s). There should be a minimum of 2 stages in a pipeline',
  });
});

test('a pipeline without stages is refused', () => {
  expect(checkStructure({ ...pipeline([]), stages: [] }, context)).toEqual({
    code: 'InvalidStructureException',
    message: 'Pipeline has only 0 stage(s). There should be a minimum of 2 stages in a pipeline',
  });
});

test('a pipeline may have 50 stages and no more', () => {
  expect(declare(50)).toBeUndefined();
  expect(declare(51)).toEqual({
    code: 'InvalidStructureException',
    message: 'Pipeline has too many stages. There can only be up to 50 stages in a pipeline',
  });
});
