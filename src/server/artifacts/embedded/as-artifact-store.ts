import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findBucket } from '../../store/objects-buckets.js';
import {
  type ArtifactStore,
  BucketNotFoundError,
  type PutOptions,
  type StoredObject,
} from '../artifact-store.js';
import { S3Error } from '../s3-error.js';
import type { EmbeddedObjects } from './embedded-objects.js';
import { type FoundObject, findObject } from './find-object.js';
import { type MadeVersion, putObject } from './put-object.js';
import { readObject } from './read-object.js';

/** The embedded objects as the server's own actions see them. */
export const asArtifactStore = (objects: EmbeddedObjects): ArtifactStore => ({
  get: (at) =>
    orUndefined(async () => {
      const { object, body } = await readObject(objects, at);
      return { object: storedObject(object), body };
    }),
  head: (at) => orUndefined(async () => storedObject(await findObject(objects, at))),
  put: async (at, body, options = {}) => {
    const measured = measure(options.contentLength);
    // Its failure is the failure of what reads from it.
    pipeline(body, measured.stream).catch(() => undefined);
    const describe = () => ({
      etag: measured.md5(),
      content: contentOf(options),
      tags: [],
    });
    try {
      const made = await putObject(objects, at, { body: measured.stream, describe });
      return storedObject(made);
    } catch (error) {
      measured.stream.destroy();
      throw isBucketMissing(error) ? new BucketNotFoundError(error.message) : error;
    }
  },
  hasBucket: async (at) => (await findBucket(objects.database, at)).length > 0,
});

// What is not there, or is a delete marker, is no object.
const missing = new Set(['NoSuchBucket', 'NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed']);

const orUndefined = async <T>(look: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await look();
  } catch (error) {
    if (error instanceof S3Error && missing.has(error.code)) return undefined;
    throw error;
  }
};

const isBucketMissing = (error: unknown): error is S3Error =>
  error instanceof S3Error && error.code === 'NoSuchBucket';

const storedObject = (
  version: Pick<
    FoundObject | MadeVersion,
    'version_id' | 'etag' | 'size' | 'content' | 'last_modified'
  >,
): StoredObject => ({
  versionId: version.version_id,
  etag: version.etag,
  size: version.size,
  contentType: version.content.contentType,
  metadata: version.content.metadata,
  lastModified: version.last_modified,
});

const contentOf = ({ contentType, cacheControl }: PutOptions) => ({
  contentType: contentType ?? 'application/octet-stream',
  headers: cacheControl === undefined ? {} : { 'cache-control': cacheControl },
  metadata: {},
});

/** Lets bytes through, computes their MD5, and fails where there are more or fewer than announced. */
const measure = (
  length: number | undefined,
): { readonly stream: Transform; readonly md5: () => string } => {
  const md5 = createHash('md5');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      md5.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const isRight = length === undefined || size === length;
      done(isRight ? null : new Error(`The body has ${size} bytes, and ${length} were announced.`));
    },
  });
  return { stream, md5: () => md5.digest('hex') };
};
