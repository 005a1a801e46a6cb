import { S3Error } from '../../artifacts/s3-error.js';
import type { HeaderValues } from '../header-values.js';
import { withoutAwsChunked } from './body/index.js';
import { parseTaggingHeader, type Tag } from './xml/index.js';

/** What the headers of a request say of the object that it makes, its bytes apart. */
export interface DescribedObject {
  readonly contentType: string;
  /** What is given back as it came. */
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
}

const encryptionHeaders = [
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-server-side-encryption-context',
];

/** What a copy takes over from its source unless it is told otherwise. */
const contentHeaders = [
  'cache-control',
  'content-disposition',
  'content-language',
  'expires',
] as const;

/** What every object is told anew, a copy too. */
const ownHeaders = [
  ...encryptionHeaders,
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
] as const;

/** Reads what an object will be off the headers of the request that makes it. */
export const describeObject = (headers: HeaderValues): DescribedObject => {
  const contentEncoding = withoutAwsChunked(headers.get('content-encoding'));
  return {
    contentType: headers.get('content-type') || 'binary/octet-stream',
    headers: {
      ...pick(headers, contentHeaders),
      ...(contentEncoding === undefined ? {} : { 'content-encoding': contentEncoding }),
      ...describeStorage(headers),
    },
    metadata: readMetadata(headers),
  };
};

/** What a copy is that takes over what its source was told. */
export const describeCopy = (source: DescribedObject, headers: HeaderValues): DescribedObject => {
  const own: ReadonlySet<string> = new Set(ownHeaders);
  const kept = Object.entries(source.headers).filter(([name]) => !own.has(name));
  return {
    contentType: source.contentType,
    headers: { ...Object.fromEntries(kept), ...describeStorage(headers) },
    metadata: source.metadata,
  };
};

/** How an object is to be stored; it is told back to whoever asks, and there is one way only here. */
const describeStorage = (headers: HeaderValues): Readonly<Record<string, string>> => {
  refuseUnknownProtection(headers);
  const { 'x-amz-storage-class': storageClass, ...described } = pick(headers, ownHeaders);
  // S3 does not name its standard class.
  return storageClass === undefined || storageClass === 'STANDARD'
    ? described
    : { ...described, 'x-amz-storage-class': storageClass };
};

const encryptions = new Set(['AES256', 'aws:kms', 'aws:kms:dsse']);

const refuseUnknownProtection = (headers: HeaderValues): void => {
  const encryption = headers.get('x-amz-server-side-encryption');
  if (encryption !== undefined && !encryptions.has(encryption)) {
    throw new S3Error('InvalidArgument', {
      message: 'The encryption method specified is not supported',
      details: {
        ArgumentName: 'x-amz-server-side-encryption',
        ArgumentValue: encryption,
      },
    });
  }
  // A promise to keep something secret or unchanged that would not be kept is worse than none.
  for (const name of headers.keys()) {
    if (refused.test(name)) throw new S3Error('NotImplemented', { details: { Header: name } });
  }
};

const refused =
  /^x-amz-(server-side-encryption-customer-|object-lock-|bucket-object-lock-|write-offset-bytes$)/;

/** The headers that say how an object is encrypted, as every answer about it repeats them. */
export const encryptionOf = (
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    encryptionHeaders.flatMap((name) => {
      const value = headers[name];
      return value === undefined || name.endsWith('-context') ? [] : [[name, value]];
    }),
  );

const pick = (headers: HeaderValues, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const metadataPrefix = 'x-amz-meta-';
const metadataMax = 2048;

const readMetadata = (headers: HeaderValues): Readonly<Record<string, string>> => {
  const metadata = [...headers]
    .filter(([name]) => name.startsWith(metadataPrefix))
    .map(([name, value]) => [name.slice(metadataPrefix.length), value] as const);
  const size = metadata.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (size <= metadataMax) return Object.fromEntries(metadata);
  throw new S3Error('MetadataTooLarge', {
    details: { Size: String(size), MaxSizeAllowed: String(metadataMax) },
  });
};

/** The tags that an object is put with. */
export const readTags = (headers: HeaderValues): readonly Tag[] => {
  const header = headers.get('x-amz-tagging');
  return header === undefined ? [] : parseTaggingHeader(header);
};

const keyBytesMax = 1024;

/** Throws where no object may have this key. */
export const checkKey = (key: string): void => {
  const size = Buffer.byteLength(key);
  if (size <= keyBytesMax) return;
  throw new S3Error('KeyTooLongError', {
    details: { Size: String(size), MaxSizeAllowed: String(keyBytesMax) },
  });
};
