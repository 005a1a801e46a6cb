import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { openTestOperations, type TestOperations } from '../../../test/support/operations.js';
import { s3Pipeline } from '../../../test/support/server-duties.js';
import type { ActionDeclaration, PipelineDeclaration } from '../../model/index.js';
import { sql } from '../store/sql.js';
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

test.each(['false', 'False'])('an S3 source with polling %s is not watched', (polling) => {
  expect(watched(source({ S3Bucket, S3ObjectKey, PollForSourceChanges: polling }))).toEqual([]);
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

describe('the S3 sources of a pipeline that is created', () => {
  let db: TestDatabase;
  let operations: TestOperations;
  beforeAll(async () => {
    db = await openTestDatabase();
    operations = openTestOperations(db.database);
  });
  afterAll(async () => {
    operations.close();
    await db.close();
  });

  const create = (pipeline: PipelineDeclaration) => operations.call('CreatePipeline', { pipeline });

  const sourcesOf = (name: string) =>
    db.database.rows(sql<{ bucket: string; object_key: string }>`
      select bucket, object_key from s3_source where pipeline_name = ${name}`);

  test('are watched', async () => {
    await create(s3Pipeline('Watching', 'site.zip'));
    expect(await sourcesOf('Watching')).toEqual([{ bucket: 'things', object_key: 'site.zip' }]);
  });

  test('are not watched when they forgo it', async () => {
    await create(s3Pipeline('Blind', 'site.zip', { PollForSourceChanges: 'false' }));
    expect(await sourcesOf('Blind')).toEqual([]);
  });

  test('may name an object that cannot be, as any other that is not there', async () => {
    const key = Array.from({ length: 50_000 }, (_, n) =>
      String.fromCodePoint(0x4e00 + ((n * 7_919) % 20_000)),
    ).join('');
    await create(s3Pipeline('Long', key));
    expect(await sourcesOf('Long')).toEqual([]);
  });
});
