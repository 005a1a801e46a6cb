import { expect, test } from 'vitest';
import { action, context, pipeline, stage } from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

const declare = (category: 'Build' | 'Compute', commands: readonly string[] | undefined) =>
  checkStructure(
    pipeline([
      stage('Run', [
        action('Run', `${category}/AWS/Commands`, {
          commands,
          inputArtifacts: [{ name: 'Sources' }],
        }),
      ]),
    ]),
    context,
  );

test.each(['Build', 'Compute'] as const)('a %s Commands action has commands', (category) => {
  const refused = {
    code: 'InvalidActionDeclarationException',
    message: 'Action Run must have a non-empty commands field',
  };
  expect(declare(category, undefined)).toEqual(refused);
  expect(declare(category, [])).toEqual(refused);
  expect(declare(category, ['make'])).toBeUndefined();
});
