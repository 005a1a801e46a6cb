import { expect, test } from 'vitest';
import {
  action,
  approve,
  context,
  fetch,
  pipeline,
  stage,
} from '../../test/support/declarations.js';
import type { ActionDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const store = { type: 'S3', location: 'artifacts' } as const;

const declare = (source: ActionDeclaration, other: ActionDeclaration) =>
  checkStructure(
    pipeline([stage('Source', [source]), stage('Then', [other])], {
      artifactStore: undefined,
      artifactStores: { 'eu-west-1': store, 'us-east-1': store },
    }),
    context,
  );

const elsewhere = { region: 'us-east-1' };

test.each([
  [
    'a source action',
    action('Fetch', 'Source/AWS/CodeCommit', {
      configuration: { RepositoryName: 'r', BranchName: 'b' },
      outputArtifacts: [{ name: 'Sources' }],
      ...elsewhere,
    }),
    approve(),
    ['Fetch', 'Source'],
  ],
  [
    'a third-party action',
    fetch(),
    action('Scan', 'Invoke/ThirdParty/Snyk', {
      inputArtifacts: [{ name: 'Sources' }],
      outputArtifacts: [{ name: 'Report' }],
      ...elsewhere,
    }),
    ['Scan', 'Then'],
  ],
  [
    'a custom action',
    fetch(),
    action('Build', 'Build/Custom/Worker', { configuration: { ProjectName: 'p' }, ...elsewhere }),
    ['Build', 'Then'],
  ],
])('%s cannot be in another region than its pipeline', (_, source, other, [name, stageName]) => {
  expect(declare(source, other)).toEqual({
    code: 'InvalidActionDeclarationException',
    message: `Action '${name}' in stage '${stageName}' is in region us-east-1. Source, third-party and custom actions can only be in the pipeline's own region, eu-west-1: leave the region of the action out.`,
  });
});

test('an S3 source and other actions of AWS can be in another region', () => {
  expect(declare(fetch(elsewhere), approve(elsewhere))).toBeUndefined();
});
