import { expect, test } from 'vitest';
import {
  action,
  approve,
  compile,
  context,
  fetch,
  pipeline,
  stage,
  work,
} from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

const artifacts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `Artifact${index}` }));
const sources = fetch({ name: 'F' });

test.each([
  [
    compile({ inputArtifacts: [] }),
    'Action Compile declares 0 input artifacts which is less than the minimum count (1)',
  ],
  [
    compile({ inputArtifacts: undefined }),
    'Action Compile declares 0 input artifacts which is less than the minimum count (1)',
  ],
  [
    work('Work', { inputArtifacts: artifacts(6) }),
    'Action Work declares 6 input artifacts which is more than the maximum count (5)',
  ],
  [
    approve({ inputArtifacts: artifacts(1) }),
    'Action Approve declares 1 input artifacts which is more than the maximum count (0)',
  ],
  [
    work('Work', { outputArtifacts: artifacts(6) }),
    'Action Work declares 6 output artifacts which is more than the maximum count (5)',
  ],
  [
    action('Scan', 'Invoke/ThirdParty/Snyk', { inputArtifacts: [{ name: 'Sources' }] }),
    'Action Scan declares 0 output artifacts which is less than the minimum count (1)',
  ],
])('an action has as many artifacts as its type takes and gives: %#', (declared, message) => {
  const declaration = pipeline([stage('Source', [sources]), stage('Then', [declared])]);
  expect(checkStructure(declaration, context)).toEqual({
    code: 'InvalidActionDeclarationException',
    message,
  });
});

test('a source has an output', () => {
  const declaration = pipeline([
    stage('Source', [fetch({ outputArtifacts: [] })]),
    stage('Then', [approve()]),
  ]);
  expect(checkStructure(declaration, context)?.message).toBe(
    'Action Fetch declares 0 output artifacts which is less than the minimum count (1)',
  );
});
