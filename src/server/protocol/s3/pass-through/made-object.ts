import type { ForwardedResponse } from '../../../artifacts/s3-endpoint.js';

/** What an answer says of the object that a request has made. */
export interface MadeObject {
  /** `null`, as text, where the bucket keeps no versions. */
  readonly versionId: string;
  /** Without quotes. */
  readonly etag: string;
}

/** The operations that make an object, and whether their answer is a document that tells of it. */
export const answerTelling: ReadonlyMap<string, 'headers' | 'document'> = new Map([
  ['PutObject', 'headers'],
  ['CopyObject', 'document'],
  ['CompleteMultipartUpload', 'document'],
]);

/** Reads the object off an answer with status 200. */
export const madeObject = (
  { headers }: Pick<ForwardedResponse, 'headers'>,
  document: string | undefined,
): MadeObject | undefined => {
  const told =
    document === undefined
      ? headers['etag']?.toString()
      : // A long copy is answered with 200 before it is known whether it succeeds: then this is an Error.
        /<ETag>([^<]*)<\/ETag>/.exec(document)?.[1];
  if (told === undefined) return undefined;
  return {
    versionId: headers['x-amz-version-id']?.toString() ?? 'null',
    etag: told.replace(/&quot;|&#34;|"/g, ''),
  };
};
