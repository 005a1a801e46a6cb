import { S3Error } from '../../artifacts/s3-error.js';
import { type HeaderValues, headerValues } from '../header-values.js';
import { requestTarget } from '../request-target.js';

/** A request as S3 reads it, path style: what it is about, and what it says of that. */
export interface S3Request {
  readonly method: string;
  /** Absent for the service as a whole. */
  readonly bucket: string | undefined;
  /** Absent for a bucket as a whole. */
  readonly key: string | undefined;
  /** Decoded; of a repeated parameter the first. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: HeaderValues;
}

/** Reads a request line and headers. Throws an S3Error when they are none of S3's. */
export const readRequest = (incoming: {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly rawHeaders: readonly string[];
}): S3Request => {
  const { path, query } = requestTarget(incoming.url ?? '/');
  // What follows the bucket's slash is the key, whatever slashes and dots it begins with.
  const slash = path.indexOf('/', 1);
  const bucket = decode(slash < 0 ? path.slice(1) : path.slice(1, slash));
  const key = slash < 0 ? '' : decode(path.slice(slash + 1));
  if (bucket === '' && key !== '')
    throw new S3Error('InvalidBucketName', { details: { BucketName: '' } });
  const parameters = readQuery(query);
  return {
    method: incoming.method ?? '',
    bucket: bucket === '' ? undefined : bucket,
    key: key === '' ? undefined : key,
    query: parameters,
    headers: new Map([...hoisted(parameters), ...headerValues(incoming.rawHeaders)]),
  };
};

const decode = (text: string): string => {
  const decoded = decodeUtf8(text);
  if (decoded === undefined || !isStorable(decoded)) throw new S3Error('InvalidURI');
  return decoded;
};

const decodeUtf8 = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

// The one character that the database does not hold.
const isStorable = (text: string): boolean => !text.includes('\0');

const readQuery = (query: string): ReadonlyMap<string, string> => {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (!isStorable(value)) {
      throw new S3Error('InvalidArgument', { details: { ArgumentName: name } });
    }
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return parameters;
};

// A presigned URL may carry headers in its query. Where an object comes from is not among them, nor is
// a checksum, which signers compute of the body that they do not have.
const hoistable = /^x-amz-(meta-|acl$|storage-class$|tagging$|server-side-encryption)/;

const hoisted = (
  query: ReadonlyMap<string, string>,
): readonly (readonly [name: string, value: string])[] =>
  query.has('X-Amz-Signature')
    ? [...query]
        .map(([name, value]) => [name.toLowerCase(), value] as const)
        .filter(([name]) => hoistable.test(name))
    : [];
