import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actionJob, artifact, damaged, zipOf } from '../../../../test/support/action-job.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  account,
  at,
  filesOf,
  openObjectsOn,
  type TestObjects,
} from '../../../../test/support/embedded-objects.js';
import { createBucket } from '../../artifacts/embedded/index.js';
import { sql } from '../../store/sql.js';
import type { ActionResult } from '../action.js';
import { run } from './run.js';

let db: TestDatabase;
let there: TestObjects;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  there = await openObjectsOn(db.database);
  await createBucket(there.objects, { account, bucket: 'site', region: 'us-east-1' });
  return there.close;
});
afterAll(() => db.close());

type Configuration = Readonly<Record<string, string>>;

const deploy = (
  configuration: Configuration,
  signal = new AbortController().signal,
): Promise<ActionResult> =>
  run({
    job: actionJob('Deploy', {
      configuration: { BucketName: 'site', ...configuration },
      inputArtifacts: [artifact('app.zip')],
    }),
    artifacts: there.store,
    signal,
  });

const upload = (content: Buffer | string): Promise<unknown> =>
  there.store.put(at('app.zip'), Readable.from([Buffer.from(content)]));

/** All that has been deployed. */
const site = async (): Promise<Readonly<Record<string, string>>> => {
  const rows = await there.database.rows(sql<{ key: string }>`
    select key from object_version where bucket = 'site' order by key`);
  const files: [string, string][] = [];
  for (const { key } of rows) {
    const found = await there.store.get({ account, bucket: 'site', key });
    if (found) files.push([key, await text(found.body)]);
  }
  return Object.fromEntries(files);
};

const deployed = (summary: string) => ({
  kind: 'succeeded',
  outputVariables: {},
  details: { summary, externalExecutionId: '11111111-1111-4111-8111-111111111111' },
});

const refused = (message: string) => ({ kind: 'failed', type: 'ConfigurationError', message });

test.each(['true', 'True', 'TRUE'])(
  'with Extract %s the files are put one by one',
  async (Extract) => {
    await upload(await zipOf({ 'index.html': '<h1>', 'css/a.css': 'a {}' }));
    expect(await deploy({ Extract, CacheControl: 'max-age=5' })).toEqual(
      deployed('Deployed 2 file(s) to s3://site/'),
    );
    expect(await site()).toEqual({ 'index.html': '<h1>', 'css/a.css': 'a {}' });
    const head = await there.store.head({ account, bucket: 'site', key: 'css/a.css' });
    expect(head?.contentType).toBe('text/css; charset=utf-8');
  },
);

test.each(['to/here', 'to/here/'])('the files are put under the key %s', async (ObjectKey) => {
  await upload(await zipOf({ 'a.txt': 'a' }));
  expect(await deploy({ Extract: 'true', ObjectKey })).toEqual(
    deployed(`Deployed 1 file(s) to s3://site/${ObjectKey}`),
  );
  expect(await site()).toEqual({ 'to/here/a.txt': 'a' });
});

test.each(['false', 'False'])('with Extract %s anything is put as it is', async (Extract) => {
  await upload('plain text');
  expect(await deploy({ Extract, ObjectKey: 'it/{datetime}.txt' })).toEqual(
    deployed('Deployed to s3://site/it/2019-01-10_07-39-57.txt'),
  );
  expect(await site()).toEqual({ 'it/2019-01-10_07-39-57.txt': 'plain text' });
});

test('what is there and not in the artifact stays', async () => {
  await upload(await zipOf({ 'old.txt': 'old', 'both.txt': 'old' }));
  await deploy({ Extract: 'true' });
  await upload(await zipOf({ 'both.txt': 'new' }));
  await deploy({ Extract: 'true' });
  expect(await site()).toEqual({ 'old.txt': 'old', 'both.txt': 'new' });
});

test.each<[Configuration, string]>([
  [{ Extract: 'yes' }, "Extract is 'yes'. It must be true or false."],
  [{ Extract: 'false' }, 'ObjectKey is required when Extract is false.'],
  [{ Extract: 'true', BucketName: 'nowhere' }, 'The bucket nowhere does not exist.'],
  [
    { Extract: 'true', ObjectKey: 'k'.repeat(1_020) },
    `The object key ${'k'.repeat(100)}… is longer than the 1024 bytes that S3 takes.`,
  ],
])('a deployment with %o fails', async (configuration, message) => {
  await upload(await zipOf({ 'a.txt': 'a' }));
  expect(await deploy(configuration)).toEqual(refused(message));
  expect(await site()).toEqual({});
});

test('a deployment fails whose artifact nobody has uploaded', async () => {
  expect(await deploy({ Extract: 'true' })).toEqual({
    kind: 'failed',
    type: 'RevisionUnavailable',
    message:
      'The input artifact App is not in the artifact store: the action that declares it has not uploaded it.',
  });
});

test('a deployment fails whose artifact is no zip, or a broken one', async () => {
  await upload('plain text');
  expect(await deploy({ Extract: 'true' })).toMatchObject({
    type: 'ConfigurationError',
    message: expect.stringMatching(/^The artifact is not a zip file/),
  });
  await upload(damaged(await zipOf({ a: 'hello' }, { compress: false }), 'hello', 'jello'));
  expect(await deploy({ Extract: 'true' })).toMatchObject({
    type: 'ConfigurationError',
    message: expect.stringMatching(/^The file a of the artifact cannot be unpacked/),
  });
  expect(await site()).toEqual({});
});

test('a file of any name is deployed', async () => {
  const files = { 'a.constructor': '1', 'toString.': '2', 'ü ☃?#%20': '3' };
  await upload(await zipOf(files));
  await deploy({ Extract: 'true' });
  expect(await site()).toEqual(files);
});

test('what is deployed twice for one job is there as if once', async () => {
  await upload(await zipOf({ 'a.txt': 'a', 'b.txt': 'b' }));
  const configuration = { Extract: 'true', ObjectKey: '{datetime}/{uuid}' };
  const first = await deploy(configuration);
  const files = await site();
  expect(await deploy(configuration)).toEqual(first);
  expect(await site()).toEqual(files);
  expect(Object.keys(files)).toHaveLength(2);
});

test.each(['true', 'false'])('with Extract %s it stops with the server', async (Extract) => {
  const temporary = async () =>
    (await readdir(tmpdir())).filter((name) => name.startsWith('pipewright-deploy-'));
  const before = await temporary();
  const content = 'x'.repeat(1_000_000);
  await upload(await zipOf({ a: content, b: content, c: content }, { compress: false }));
  const files = await filesOf(there);
  const stopping = new AbortController();
  const done = deploy({ Extract, ObjectKey: 'k' }, stopping.signal);
  stopping.abort();
  await expect(done).rejects.toThrow(/abort/i);
  expect(await site()).toEqual({});
  expect(await filesOf(there)).toEqual(files);
  expect(await temporary()).toEqual(before);
});
