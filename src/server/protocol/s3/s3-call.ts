import type { Readable } from 'node:stream';
import type {
  EmbeddedObjects,
  MadeVersion,
  UploadName,
  VersionName,
} from '../../artifacts/embedded/index.js';
import type { Caller } from '../../identity/index.js';
import type { BodyRequest, DecodedBody } from './body/index.js';
import { readNonEmpty } from './listing-parameters.js';
import type { S3Request } from './s3-request.js';

/** How a body is to be taken: the rest is known from the request. */
export type BodyWish = Pick<
  BodyRequest,
  'sizeMax' | 'needsLength' | 'checksumOf' | 'checksumWanted'
>;

/** A request whose caller is known and may do what it asks for. */
export interface S3Call {
  readonly objects: EmbeddedObjects;
  readonly request: S3Request;
  readonly caller: Caller;
  readonly region: string;
  /** What the request's own body is to be, once decoded and checked. Throws a BodyError. */
  readonly takeBody: (wish: BodyWish) => DecodedBody;
  /** Computes the MD5 and, if wanted, a checksum of bytes that are here already. */
  readonly digest: (source: Readable, given: DigestWish) => DecodedBody;
  /** Reads an XML document. */
  readonly readDocument: (wish?: Pick<BodyWish, 'checksumOf'>) => Promise<Buffer>;
  /** To be called with each object that was made, before that is answered. */
  readonly objectCreated: (version: MadeVersion) => Promise<void>;
}

interface DigestWish extends Pick<BodyWish, 'checksumWanted'> {
  readonly size: number;
}

export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** XML, or the bytes of an object, whose length is among the headers. */
  readonly body?: string | Readable;
}

/** What a caller needs besides being known: a job's credentials give only the first two. */
type Permission = 'readObject' | 'writeObject' | 'account';

export interface S3Operation {
  /** S3's name for it. */
  readonly name: string;
  readonly permission: Permission;
  readonly perform: (call: S3Call) => Promise<S3Answer>;
}

/** The bucket of an operation that is about one. */
export const bucketOf = ({ caller, request }: S3Call) => ({
  account: caller.accountId,
  bucket: request.bucket ?? '',
});

/** The object of an operation that is about one. */
export const objectOf = (call: S3Call) => ({ ...bucketOf(call), key: call.request.key ?? '' });

/** The same, in the version that the query names, if it does. */
export const versionOf = (call: S3Call): VersionName => ({
  ...objectOf(call),
  versionId: readNonEmpty(call.request.query, 'versionId'),
});

/** The upload of an operation that is about one. */
export const uploadOf = (call: S3Call): UploadName => ({
  ...objectOf(call),
  uploadId: call.request.query.get('uploadId') ?? '',
});
