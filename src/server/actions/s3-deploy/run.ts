import { type FileHandle, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type ActionResult, type ActionWork, failed, type RunAction } from '../action.js';
import { stoppable } from '../stoppable.js';
import { contentTypeOf } from './content-type.js';
import { objectKeyOf } from './object-key.js';
import { someAtOnce } from './some-at-once.js';
import { eachZipEntry, ZipError } from './zip-entries.js';

/** Puts the input artifact into a bucket: as it is, or file by file. */
export const run: RunAction = async (work) => {
  const { configuration, inputArtifacts } = work.job.data;
  const { account } = work.job;
  const [input] = inputArtifacts;
  const bucket = configuration['BucketName'] ?? '';
  const key = objectKeyOf(work.job);
  const extract = configuration['Extract']?.toLowerCase();
  if (!input) return failed('ConfigurationError', 'The deploy action has no input artifact.');
  if (extract !== 'true' && extract !== 'false') {
    const given = configuration['Extract'] ?? '';
    return failed('ConfigurationError', `Extract is '${given}'. It must be true or false.`);
  }
  if (extract === 'false' && key === '') {
    return failed('ConfigurationError', 'ObjectKey is required when Extract is false.');
  }
  if (!(await work.artifacts.hasBucket({ account, bucket }))) {
    return failed('ConfigurationError', `The bucket ${bucket} does not exist.`);
  }
  const found = await work.artifacts.get({ account, ...input });
  if (!found) {
    return failed(
      'RevisionUnavailable',
      `The input artifact ${input.name} is not in the artifact store: the action that declares it has not uploaded it.`,
    );
  }
  const deployment = { work, bucket, key, body: found.body, size: found.object.size };
  try {
    return await (extract === 'true' ? putFiles(deployment) : putWhole(deployment));
  } catch (error) {
    if (!(error instanceof ZipError || error instanceof KeyTooLongError)) throw error;
    return failed('ConfigurationError', error.message);
  } finally {
    found.body.destroy();
  }
};

interface Deployment {
  readonly work: ActionWork;
  readonly bucket: string;
  /** The key of the whole, or what the keys of the files begin with. */
  readonly key: string;
  readonly body: Readable;
  readonly size: number;
}

const putWhole = async ({ work, bucket, key, body, size }: Deployment): Promise<ActionResult> => {
  await putObject(work, { bucket, key, body, size });
  return succeeded(work, `Deployed to s3://${bucket}/${key}`);
};

const putFiles = async ({ work, bucket, key, body }: Deployment): Promise<ActionResult> => {
  const prefix = key === '' ? '' : `${key.replace(/\/$/, '')}/`;
  stoppable(body, work.signal);
  // A zip's directory is at its end: it is read from a file, never from memory.
  const file = await openNameless();
  try {
    await writeFile(file, body);
    let files = 0;
    const puts = someAtOnce(putsAtOnceMax);
    const unpacked = eachZipEntry(file.fd, async ({ name, size, body: content }) => {
      files += 1;
      const to = { bucket, key: `${prefix}${name}`, size };
      const whole = size > heldBytesMax ? undefined : await buffer(content);
      const put = () => putObject(work, { ...to, body: whole ? Readable.from([whole]) : content });
      await puts.add(name, put);
      if (!whole) await puts.ended();
    });
    await unpacked.finally(() => puts.ended());
    return succeeded(work, `Deployed ${files} file(s) to s3://${bucket}/${key}`);
  } finally {
    await file.close();
  }
};

// Nearly all the time that a small file takes is spent waiting for its put: these overlap. A large one is
// read while it is put, and alone.
const putsAtOnceMax = 8;
const heldBytesMax = 1024 * 1024;

// It goes away with whoever has it open, also when that is killed.
const openNameless = async (): Promise<FileHandle> => {
  const directory = await mkdtemp(join(tmpdir(), 'pipewright-deploy-'));
  try {
    return await open(join(directory, 'artifact.zip'), 'wx+');
  } finally {
    await rm(directory, { recursive: true });
  }
};

/** S3 takes no object under a longer key. */
const keyBytesMax = 1_024;
const firstCharacters = /^.{0,100}/su;

class KeyTooLongError extends Error {
  override readonly name = 'KeyTooLongError';
}

const putObject = async (
  work: ActionWork,
  object: Pick<Deployment, 'bucket' | 'key' | 'body' | 'size'>,
): Promise<void> => {
  const { bucket, key, body, size } = object;
  if (Buffer.byteLength(key) > keyBytesMax) {
    body.destroy();
    throw new KeyTooLongError(
      `The object key ${firstCharacters.exec(key)?.[0]}… is longer than the ${keyBytesMax} bytes that S3 takes.`,
    );
  }
  await work.artifacts.put(
    { account: work.job.account, bucket, key },
    stoppable(body, work.signal),
    {
      contentType: contentTypeOf(key),
      contentLength: size,
      cacheControl: work.job.data.configuration['CacheControl'],
    },
  );
};

const succeeded = (work: ActionWork, summary: string): ActionResult => ({
  kind: 'succeeded',
  outputVariables: {},
  details: { summary, externalExecutionId: work.job.job_id },
});
