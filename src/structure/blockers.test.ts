import { expect, test } from 'vitest';
import { approve, context, pipeline, stage } from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

const declare = (blockers: readonly { name: string; type: 'Schedule' }[]) =>
  checkStructure(pipeline([stage('Deploy', [approve()], { blockers })]), context);

test('blockers are refused, since nothing is known of what they do', () => {
  expect(declare([{ name: 'Night', type: 'Schedule' }])).toEqual({
    code: 'InvalidBlockerDeclarationException',
    message:
      "Stage 'Deploy' declares blockers, which are reserved and cannot be used. Remove its blockers.",
  });
});

test('an empty list of blockers is fine', () => {
  expect(declare([])).toBeUndefined();
});
