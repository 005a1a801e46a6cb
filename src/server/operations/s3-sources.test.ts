import { expect, test } from 'vitest';
import type { ActionDeclaration, PipelineDeclaration } from '../../model/index.js';
import { watchedSources } from './s3-sources.js';

const row = {
  account: '000000000000',
  region: 'us-east-1',
  name: 'Site',
  pipeline_id: '00000000-0000-4000-8000-000000000000',
  version: 1,
  structure_version: 1,
  executions_started: 0,
  stages: {},
  created: 0,
  updated: 0,
};

const source = (
  configuration: Readonly<Record<string, string>>,
  provider = 'S3',
): ActionDeclaration => ({
  name: 'Fetch',
  actionTypeId: { category: 'Source', owner: 'AWS', provider, version: '1' },
  configuration,
});

const watched = (action: ActionDeclaration) =>
  watchedSources(row, {
    stages: [{ name: 'Source', actions: [action] }],
  } as unknown as PipelineDeclaration);

const S3Bucket = 'sources';
const S3ObjectKey = 'site.zip';

test.each([{}, { PollForSourceChanges: 'true' }])('an S3 source is watched with %o', (polling) => {
  expect(watched(source({ S3Bucket, S3ObjectKey, ...polling }))).toEqual([
    {
      account: row.account,
      region: row.region,
      pipeline_id: row.pipeline_id,
      pipeline_name: 'Site',
      action_name: 'Fetch',
      bucket: 'sources',
      object_key: 'site.zip',
    },
  ]);
});

test('an S3 source that forgoes polling is not watched', () => {
  expect(watched(source({ S3Bucket, S3ObjectKey, PollForSourceChanges: 'false' }))).toEqual([]);
});

test('a source of another provider is not watched', () => {
  expect(watched(source({ S3Bucket, S3ObjectKey }, 'ECR'))).toEqual([]);
});

test.each([
  ['key', { S3Bucket, S3ObjectKey: 'ä'.repeat(513) }],
  ['bucket name', { S3Bucket: 'b'.repeat(64), S3ObjectKey }],
])('a source with a %s longer than any object has is not watched', (_, configuration) => {
  expect(watched(source(configuration))).toEqual([]);
});
