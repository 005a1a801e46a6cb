import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ActionResult, type ActionWork, failed, type RunAction } from '../action.js';
import { contentTypeOf } from './content-type.js';
import { eachZipEntry, ZipError } from './zip-entries.js';

/** Puts the input artifact into a bucket: as it is, or file by file. */
export const run: RunAction = async (work) => {
  const { configuration, inputArtifacts } = work.job.data;
  const [input] = inputArtifacts;
  const bucket = configuration['BucketName'] ?? '';
  if (!input) return failed('ConfigurationError', 'The deploy action has no input artifact.');
  if (!(await work.artifacts.hasBucket({ account: work.job.account, bucket }))) {
    return failed('ConfigurationError', `The bucket ${bucket} does not exist.`);
  }
  const found = await work.artifacts.get({ account: work.job.account, ...input });
  if (!found) {
    return failed(
      'RevisionUnavailable',
      `The input artifact ${input.name} is not in the artifact store: the action that declares it has not uploaded it.`,
    );
  }
  const deployment = { work, bucket, body: found.body, size: found.object.size };
  return configuration['Extract'] === 'true' ? putFiles(deployment) : putWhole(deployment);
};

interface Deployment {
  readonly work: ActionWork;
  readonly bucket: string;
  readonly body: Readable;
  readonly size: number;
}

const putWhole = async ({ work, bucket, body, size }: Deployment): Promise<ActionResult> => {
  const key = objectKey(work);
  if (key === '') {
    body.destroy();
    return failed('ConfigurationError', 'ObjectKey is required when Extract is false.');
  }
  await putObject(work, { bucket, key, body, size });
  return succeeded(work, `Deployed to s3://${bucket}/${key}`);
};

const putFiles = async ({ work, bucket, body }: Deployment): Promise<ActionResult> => {
  // A zip's directory is at its end: it is read from a file, never from memory.
  const directory = await mkdtemp(join(tmpdir(), 'pipewright-deploy-'));
  try {
    const file = join(directory, 'artifact.zip');
    await pipeline(body, createWriteStream(file), { signal: work.signal });
    const prefix = objectKey(work);
    let files = 0;
    await eachZipEntry(file, async (entry) => {
      const key = prefix === '' ? entry.name : `${prefix.replace(/\/$/, '')}/${entry.name}`;
      await putObject(work, { bucket, key, body: entry.body, size: entry.size });
      files += 1;
    });
    return succeeded(work, `Deployed ${files} file(s) to s3://${bucket}/${prefix}`);
  } catch (error) {
    if (error instanceof ZipError) return failed('ConfigurationError', error.message);
    throw error;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

const objectKey = (work: ActionWork): string =>
  (work.job.data.configuration['ObjectKey'] ?? '')
    .replaceAll('{datetime}', new Date(work.now).toISOString())
    .replaceAll('{uuid}', () => randomUUID());

const putObject = async (
  work: ActionWork,
  object: {
    readonly bucket: string;
    readonly key: string;
    readonly body: Readable;
    readonly size: number;
  },
): Promise<void> => {
  const { bucket, key, body, size } = object;
  work.signal.throwIfAborted();
  await work.artifacts.put({ account: work.job.account, bucket, key }, body, {
    contentType: contentTypeOf(key),
    contentLength: size,
    cacheControl: work.job.data.configuration['CacheControl'],
  });
};

const succeeded = (work: ActionWork, summary: string): ActionResult => ({
  kind: 'succeeded',
  outputVariables: {},
  details: { summary, externalExecutionId: work.job.job_id },
});
