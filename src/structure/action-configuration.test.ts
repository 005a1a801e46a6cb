import { expect, test } from 'vitest';
import {
  action,
  compile,
  context,
  fetch,
  pipeline,
  ship,
  stage,
  work,
} from '../../test/support/declarations.js';
import type { ActionDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const declare = (...actions: readonly ActionDeclaration[]) =>
  checkStructure(pipeline([stage('Then', actions)]), context);

const refused = (message: string) => ({ code: 'InvalidActionDeclarationException', message });

const missing = (name: string, key: string) =>
  refused(`Action configuration for action '${name}' is missing required configuration '${key}'`);

const inputs = (...names: readonly string[]) => ({
  inputArtifacts: names.map((name) => ({ name })),
});

test.each([
  ['of a built-in type', compile({ configuration: {} }), 'ProjectName'],
  ['when there is no configuration', compile({ configuration: undefined }), 'ProjectName'],
  ['of a custom type', work('Compile', { configuration: { Note: 'n' } }), 'ProjectName'],
  ['that is secret', ship({ name: 'Compile', configuration: { Host: 'a.example' } }), 'Token'],
  [
    'for several inputs of CodeBuild',
    compile({ configuration: { ProjectName: 'p' }, ...inputs('Sources', 'Docs') }),
    'PrimarySource',
  ],
  [
    'for an S3 deployment of the archive as it is',
    action('Compile', 'Deploy/AWS/S3', {
      configuration: { BucketName: 'b', Extract: 'false' },
      ...inputs('Sources'),
    }),
    'ObjectKey',
  ],
  [
    'for one that says so in another spelling',
    action('Compile', 'Deploy/AWS/S3', {
      configuration: { BucketName: 'b', Extract: 'False' },
      ...inputs('Sources'),
    }),
    'ObjectKey',
  ],
  [
    'for a Lambda deployment without an artifact',
    action('Compile', 'Deploy/AWS/Lambda', { configuration: { FunctionName: 'f' } }),
    'PublishedTargetVersion',
  ],
])('a configuration must have what is required %s', (_, declared, key) => {
  const docs = fetch({ name: 'Docs', outputArtifacts: [{ name: 'Docs' }], namespace: undefined });
  const declaration = pipeline([stage('Source', [fetch(), docs]), stage('Then', [declared])]);
  expect(checkStructure(declaration, context)).toEqual(missing('Compile', key));
});

test('an S3 deployment that extracts needs no object key', () => {
  expect(
    declare(
      action('Publish', 'Deploy/AWS/S3', {
        configuration: { BucketName: 'b', Extract: 'true' },
        ...inputs('Sources'),
      }),
    ),
  ).toBeUndefined();
});

test('of the unknown configuration keys the first by alphabet is named', () => {
  const configuration = { ProjectName: 'p', Zeal: '1', Ardour: '2', Mood: '3' };
  expect(declare(compile({ configuration }))).toEqual(
    refused("Action configuration for action 'Compile' contains unknown configuration 'Ardour'"),
  );
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'the key %s is as unknown as any other',
  (key) => {
    const configuration = Object.fromEntries([
      ['ProjectName', 'p'],
      [key, 'v'],
    ]);
    const unknown = refused(
      `Action configuration for action 'Compile' contains unknown configuration '${key}'`,
    );
    expect(declare(compile({ configuration }))).toEqual(unknown);
    expect(declare(work('Compile', { configuration }))).toEqual(unknown);
  },
);

test('a custom type may have properties with the names of members of objects', () => {
  const configuration = Object.fromEntries([
    ['Host', 'h'],
    ['Token', 't'],
    ['constructor', 'c'],
    ['__proto__', 'p'],
  ]);
  expect(declare(ship({ configuration }))).toBeUndefined();
});

test.each(['twenty-1-characters-x', 'a.b', 'a b', 'grün', '#{Src.VersionId}'])(
  'the queryable value %s is refused',
  (value) => {
    expect(declare(work('Work', { configuration: { ProjectName: value } }))).toEqual(
      refused(
        "Action configuration for action 'Work' contains an invalid value for the queryable property 'ProjectName'. Job workers ask for it: use up to 20 letters, digits, underscores and hyphens.",
      ),
    );
  },
);

test('a queryable value may have 20 characters, and other values any', () => {
  const configuration = { ProjectName: 'Twenty_1-characters-', Note: 'as long as it has to be…' };
  expect(declare(work('Work', { configuration }))).toBeUndefined();
});
