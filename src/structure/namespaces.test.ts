import { expect, test } from 'vitest';
import {
  approve,
  compile,
  context,
  pipeline,
  stage,
  work,
} from '../../test/support/declarations.js';
import type { ActionDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const declare = (actions: readonly ActionDeclaration[], pipelineType: 'V1' | 'V2' = 'V2') =>
  checkStructure(pipeline([stage('Build', actions)], { pipelineType }), context);

const refused = (message: string) => ({ code: 'InvalidActionDeclarationException', message });

test('no two actions have the same namespace', () => {
  const actions = [compile({ namespace: 'Src' }), work('Other', { namespace: 'Own' })];
  expect(declare(actions)).toEqual(
    refused(
      'Namespaces must be unique across the pipeline definition. The following occur more than once in the pipeline.\nStageName=[Build], ActionName=[Compile], Namespace=[Src]',
    ),
  );
});

test('each action with a namespace that is there already has a line', () => {
  const actions = [compile({ namespace: 'Src' }), work('Other', { namespace: 'Src' })];
  expect(declare(actions)?.message).toMatch(
    /\nStageName=\[Build\], ActionName=\[Compile\], Namespace=\[Src\]\nStageName=\[Build\], ActionName=\[Other\], Namespace=\[Src\]$/,
  );
});

test.each([
  ['codepipeline', 'V1'],
  ['codepipeline', 'V2'],
  ['variables', 'V2'],
] as const)('the namespace %s is reserved in a %s pipeline', (namespace, pipelineType) => {
  expect(declare([approve({ namespace })], pipelineType)).toEqual(
    refused(
      `Namespace '${namespace}' of action 'Approve' in stage 'Build' is reserved. Give the action another namespace.`,
    ),
  );
});

test.each(['Variables', 'constructor', '__proto__', 'Codepipeline'])(
  'the namespace %s is not reserved',
  (namespace) => {
    expect(declare([approve({ namespace })])).toBeUndefined();
  },
);

test('the namespace variables is free in a V1 pipeline', () => {
  expect(declare([approve({ namespace: 'variables' })], 'V1')).toBeUndefined();
});

test.each(['Sources', 'Package'])('the artifact name %s cannot be a namespace', (namespace) => {
  expect(declare([compile({ namespace })])).toEqual(
    refused(
      `Namespace '${namespace}' of action 'Compile' in stage 'Build' is also the name of an artifact. Give the action another namespace.`,
    ),
  );
});
