import type { Readable } from 'node:stream';

/** Where an object is. Bucket names are the account's own, in whichever region it speaks. */
export interface ObjectPlace {
  readonly account: string;
  readonly bucket: string;
  readonly key: string;
}

/** What is known of an object without its bytes. */
export interface StoredObject {
  /** `null`, as text, where the bucket keeps no versions. */
  readonly versionId: string;
  /** Without quotes. */
  readonly etag: string;
  readonly size: number;
  readonly contentType: string;
  /** User metadata, names without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly lastModified: number;
}

/** What a new object is told besides its bytes. */
export interface PutOptions {
  readonly contentType?: string | undefined;
  /** How many bytes `body` will give; a body of another length is refused. */
  readonly contentLength?: number | undefined;
  readonly cacheControl?: string | undefined;
}

/** The artifacts as the server's own actions reach them, wherever the bytes are kept. */
export interface ArtifactStore {
  /** The newest version, or the one asked for; undefined where there is none. `body` must be read or destroyed. */
  readonly get: (
    at: ObjectPlace & { readonly versionId?: string | undefined },
  ) => Promise<{ readonly object: StoredObject; readonly body: Readable } | undefined>;
  readonly head: (
    at: ObjectPlace & { readonly versionId?: string | undefined },
  ) => Promise<StoredObject | undefined>;
  /**
   * Stores a whole object; it is durable when this resolves, and nothing of it is seen before. Throws
   * BucketNotFoundError where there is no such bucket. `body` is used up either way.
   */
  readonly put: (at: ObjectPlace, body: Readable, options?: PutOptions) => Promise<StoredObject>;
  readonly hasBucket: (at: Pick<ObjectPlace, 'account' | 'bucket'>) => Promise<boolean>;
}

/** The bucket that an object was to be put in does not exist. */
export class BucketNotFoundError extends Error {
  override readonly name = 'BucketNotFoundError';
}
