import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionJob, artifact } from '../../../../test/support/action-job.js';
import {
  account,
  at,
  filesOf,
  keepVersions,
  md5,
  openTestObjects,
  putText,
  type TestObjects,
} from '../../../../test/support/embedded-objects.js';
import { putObject } from '../../artifacts/embedded/index.js';
import type { ActionJobData } from '../../store/jobs.js';
import type { ActionResult } from '../action.js';
import { run } from './run.js';

let there: TestObjects;
beforeEach(async () => {
  there = await openTestObjects();
});
afterEach(() => there.close());

const source = (
  data: Partial<ActionJobData> = {},
  signal = new AbortController().signal,
): Promise<ActionResult> =>
  run({
    job: actionJob('Source', {
      configuration: { S3Bucket: 'things', S3ObjectKey: 'app.zip' },
      outputArtifacts: [artifact('out')],
      ...data,
    }),
    artifacts: there.store,
    signal,
  });

const outputText = async (): Promise<string> => {
  const found = await there.store.get(at('out'));
  if (!found) throw new Error('There is no output.');
  return text(found.body);
};

test('the newest version is copied to the place of the output artifact', async () => {
  await keepVersions(there);
  await putText(there, 'app.zip', 'old');
  const { version_id: versionId } = await putText(there, 'app.zip', 'new');
  expect(await source()).toEqual({
    kind: 'succeeded',
    outputVariables: {
      BucketName: 'things',
      ETag: md5('new'),
      ObjectKey: 'app.zip',
      VersionId: versionId,
    },
    details: {
      summary: `Amazon S3 version id: ${versionId}`,
      externalExecutionId: versionId,
    },
    currentRevision: {
      revision: versionId,
      changeIdentifier: md5('new'),
      created: there.clock.now,
      revisionSummary: `Amazon S3 version id: ${versionId}`,
    },
  });
  expect(await outputText()).toBe('new');
  expect((await there.store.head(at('out')))?.contentType).toBe('text/plain');
});

test('without versions the ETag is the revision', async () => {
  await putText(there, 'app.zip', 'text');
  expect(await source()).toMatchObject({
    outputVariables: { VersionId: 'null' },
    currentRevision: { revision: md5('text') },
  });
});

test('who publishes an object may say what it is', async () => {
  const publish = (summary: string) =>
    putObject(there.objects, at('app.zip'), {
      body: Readable.from([Buffer.from('text')]),
      describe: () => ({
        etag: md5('text'),
        content: {
          contentType: 'application/zip',
          headers: {},
          metadata: { 'codepipeline-artifact-revision-summary': summary },
        },
        tags: [],
      }),
    });
  await publish('Release 7');
  expect(await source()).toMatchObject({
    details: { summary: 'Release 7' },
    currentRevision: { revisionSummary: 'Release 7' },
  });
});

test('an execution may be started with another key, an older version, or both', async () => {
  await keepVersions(there);
  const { version_id: older } = await putText(there, 'app.zip', 'older');
  await putText(there, 'app.zip', 'newer');
  const { version_id: olderOther } = await putText(there, 'other.zip', 'older other');
  await putText(there, 'other.zip', 'newer other');
  const override = (revisionType: string, revisionValue: string) => ({
    revisionType,
    revisionValue,
  });
  const sourceWith = async (...sourceOverrides: ActionJobData['sourceOverrides']) => {
    await source({ sourceOverrides });
    return outputText();
  };
  expect(await sourceWith(override('S3_OBJECT_VERSION_ID', older))).toBe('older');
  expect(await sourceWith(override('S3_OBJECT_KEY', 'other.zip'))).toBe('newer other');
  expect(
    await sourceWith(
      override('S3_OBJECT_KEY', 'other.zip'),
      override('S3_OBJECT_VERSION_ID', olderOther),
    ),
  ).toBe('older other');
});

test.each([
  ['object', {}, 'The bucket things holds no object app.zip.'],
  [
    'version',
    { sourceOverrides: [{ revisionType: 'S3_OBJECT_VERSION_ID', revisionValue: 'v7' }] },
    'The bucket things holds no object app.zip in version v7.',
  ],
  [
    'bucket',
    { configuration: { S3Bucket: 'nowhere', S3ObjectKey: 'app.zip' } },
    'The bucket nowhere does not exist.',
  ],
])('a source fails whose %s is not there', async (_, data, message) => {
  expect(await source(data)).toEqual({ kind: 'failed', type: 'RevisionUnavailable', message });
});

test('a source fails whose artifact store is not there, and says what it had found', async () => {
  await putText(there, 'app.zip', 'text');
  const result = await source({ outputArtifacts: [{ ...artifact('out'), bucket: 'nowhere' }] });
  expect(result).toEqual({
    kind: 'failed',
    type: 'ConfigurationError',
    message:
      'The bucket nowhere of the artifact store does not exist. Create it, and retry the stage.',
    revision: md5('text'),
  });
});

test('what is copied twice for one job is there as if once', async () => {
  await putText(there, 'app.zip', 'text');
  const first = await source();
  const files = await filesOf(there);
  expect(await source()).toEqual(first);
  expect(await outputText()).toBe('text');
  expect(await filesOf(there)).toHaveLength(files.length);
});

test('copying stops with the server, and leaves nothing behind', async () => {
  await there.store.put({ account, bucket: 'things', key: 'app.zip' }, Readable.from(large()));
  const files = await filesOf(there);
  const stopping = new AbortController();
  const copied = source({}, stopping.signal);
  stopping.abort();
  await expect(copied).rejects.toThrow(/abort/i);
  expect(await there.store.head(at('out'))).toBeUndefined();
  expect(await filesOf(there)).toEqual(files);
});

function* large(): Generator<Buffer> {
  for (let megabytes = 0; megabytes < 32; megabytes += 1) yield Buffer.alloc(1 << 20, 'x');
}
