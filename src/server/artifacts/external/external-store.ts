import type { Readable } from 'node:stream';
import { percentEncode, percentEncodePath } from '../../../sigv4/index.js';
import { InvariantError } from '../../store/operating-error.js';
import {
  type ArtifactStore,
  BucketNotFoundError,
  type ObjectPlace,
  type PutOptions,
  type StoredObject,
} from '../artifact-store.js';
import type { ForwardedResponse } from '../s3-endpoint.js';
import { converse } from './converse.js';
import type { ExternalS3 } from './external-s3.js';
import { asOperatingError, readRefusal } from './refusal.js';
import { converseWithRetry } from './retry.js';
import { toStoredObject } from './stored-object.js';

type Version = ObjectPlace & { readonly versionId?: string | undefined };

/** The artifacts in an external S3. Its buckets are those of its one account, whoever asks. */
export const externalStore = (s3: ExternalS3): ArtifactStore => ({
  get: async (at) => {
    const response = await find(s3, 'GET', at);
    return response && { object: toStoredObject(response), body: response.body };
  },
  head: async (at) => {
    const response = await find(s3, 'HEAD', at);
    response?.body.resume();
    return response && toStoredObject(response);
  },
  put: (at, body, options = {}) => put(s3, at, { body, options }),
  hasBucket: (at) => hasBucket(s3, at.bucket),
});

const find = async (
  s3: ExternalS3,
  method: 'GET' | 'HEAD',
  at: Version,
): Promise<ForwardedResponse | undefined> => {
  const query = at.versionId === undefined ? '' : `versionId=${percentEncode(at.versionId)}`;
  const response = await converseWithRetry(s3, { method, path: pathOf(at), query });
  if (response.status === 200) return response;
  const refusal = await readRefusal(response);
  if (isAbsent(refusal.status, at)) return undefined;
  throw asOperatingError(s3, `to give s3://${at.bucket}/${at.key}`, refusal);
};

// A version may be spelt as none can be, or be the mark of a deletion, which cannot be got.
const isAbsent = (status: number, { versionId }: Version): boolean =>
  status === 404 || (versionId !== undefined && (status === 400 || status === 405));

const put = async (
  s3: ExternalS3,
  at: ObjectPlace,
  given: { readonly body: Readable; readonly options: PutOptions },
): Promise<StoredObject> => {
  const { contentLength, contentType = 'binary/octet-stream', cacheControl } = given.options;
  if (contentLength === undefined) {
    given.body.destroy();
    throw new InvariantError('An external S3 takes no object whose length is not known.');
  }
  const response = await converse(s3, {
    method: 'PUT',
    path: pathOf(at),
    headers: {
      'content-type': contentType,
      ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }),
    },
    body: { stream: given.body, length: contentLength },
  });
  if (response.status === 200) {
    response.body.resume();
    const { etag, versionId } = toStoredObject(response);
    const lastModified = s3.clock();
    return { etag, versionId, size: contentLength, contentType, metadata: {}, lastModified };
  }
  const refusal = await readRefusal(response);
  if (refusal.code === 'NoSuchBucket') {
    throw new BucketNotFoundError(`The bucket ${at.bucket} does not exist.`);
  }
  throw asOperatingError(s3, `to store s3://${at.bucket}/${at.key}`, refusal);
};

const hasBucket = async (s3: ExternalS3, bucket: string): Promise<boolean> => {
  const response = await converseWithRetry(s3, {
    method: 'HEAD',
    path: `/${percentEncode(bucket)}`,
  });
  response.body.resume();
  if (response.status === 200) return true;
  if (response.status === 404) return false;
  const refusal = { status: response.status, code: '', message: '' };
  throw asOperatingError(s3, `to look at the bucket ${bucket}`, refusal);
};

const pathOf = ({ bucket, key }: ObjectPlace): string =>
  `/${percentEncode(bucket)}/${percentEncodePath(key)}`;
