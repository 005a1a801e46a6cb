import { expect, test } from 'vitest';
import { approve, compile, context, pipeline, stage } from '../../test/support/declarations.js';
import type { ActionDeclaration, PipelineDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const store = { type: 'S3', location: 'artifacts' } as const;

const declare = (
  stores: Pick<PipelineDeclaration, 'artifactStore' | 'artifactStores'>,
  more: Partial<ActionDeclaration> = {},
) =>
  checkStructure(
    pipeline([stage('Build', [compile(more)])], { artifactStore: undefined, ...stores }),
    context,
  );

const invalid = (message: string) => ({ code: 'ValidationException', message });

test.each([
  ['neither', {}],
  ['both', { artifactStore: store, artifactStores: { 'eu-west-1': store } }],
])('%s of artifactStore and artifactStores is refused', (_, stores) => {
  expect(declare(stores)).toEqual(
    invalid("Exactly one of 'pipeline.artifactStore' and 'pipeline.artifactStores' must be given"),
  );
});

test('an action in another region asks for a map of artifact stores', () => {
  expect(declare({ artifactStore: store }, { region: 'us-east-1' })).toEqual(
    invalid(
      "Your pipeline contains actions in more than one region. Use 'pipeline.artifactStores' instead of 'pipeline.artifactStore' to declare an artifact store, such as an artifact bucket, for each region where you have an action.",
    ),
  );
});

test("an action that names the pipeline's own region is fine with one store", () => {
  expect(declare({ artifactStore: store }, { region: 'eu-west-1' })).toBeUndefined();
});

test.each(['nowhere', 'EU-WEST-1', 'eu west 1', 'eu-west-', '-eu-west-1', 'toString', '__proto__'])(
  'the key %s of the artifact stores is no region',
  (region) => {
    const stores = Object.fromEntries(['eu-west-1', region].map((key) => [key, store]));
    expect(declare({ artifactStores: stores })).toEqual(
      invalid(
        `The region ${region} specified in 'pipeline.artifactStores' is not a valid AWS Region.`,
      ),
    );
  },
);

test.each(['af-south-1', 'us-gov-west-1', 'us-iso-east-1', 'cn-northwest-1', 'eusc-de-east-1'])(
  'the key %s of the artifact stores is a region',
  (region) => {
    expect(declare({ artifactStores: { 'eu-west-1': store, [region]: store } })).toBeUndefined();
  },
);

test('a region that only this server knows may have an artifact store in it', () => {
  const declaration = pipeline([stage('Approve', [approve()])], {
    artifactStore: undefined,
    artifactStores: { 'the-cellar': store },
  });
  expect(checkStructure(declaration, { ...context, region: 'the-cellar' })).toBeUndefined();
});

test.each([
  ['of an action', { 'eu-west-1': store }, 'The following region is missing', 'us-east-1'],
  ['of the pipeline', { 'us-east-1': store }, 'The following region is missing', 'eu-west-1'],
  ['of both', {}, 'The following regions are missing', 'eu-west-1, us-east-1'],
])('the region %s must have an artifact store', (_, artifactStores, missing, regions) => {
  expect(declare({ artifactStores }, { region: 'us-east-1' })).toEqual(
    invalid(
      `Your pipeline must have an artifact store, such as an artifact bucket, for each region where you have an action. ${missing} in 'pipeline.artifactStores': ${regions}.`,
    ),
  );
});
