import type { WriteCondition } from '../../artifacts/embedded/index.js';
import { S3Error } from '../../artifacts/s3-error.js';
import type { HeaderValues } from '../header-values.js';

/** What has to hold of the object that is there for a write. */
export const writeCondition = (headers: HeaderValues): WriteCondition => {
  const ifNoneMatch = headers.get('if-none-match')?.trim();
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new S3Error('NotImplemented', { details: { Header: 'If-None-Match' } });
  }
  const ifMatch = headers.get('if-match');
  if (ifNoneMatch !== undefined && ifMatch !== undefined) {
    throw new S3Error('NotImplemented', { details: { Header: 'If-Match and If-None-Match' } });
  }
  return { ifNoneMatch, ifMatch: ifMatch === undefined ? undefined : withoutQuotes(ifMatch) };
};

export const withoutQuotes = (etag: string): string =>
  etag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');

/** What a reader knows already, or wants to be sure of. */
export interface ReadCondition {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
  readonly ifUnmodifiedSince: string | undefined;
}

/** The conditions on a source of a copy begin with `x-amz-copy-source-`. */
export const readCondition = (headers: HeaderValues, prefix = ''): ReadCondition => ({
  ifMatch: headers.get(`${prefix}if-match`),
  ifNoneMatch: headers.get(`${prefix}if-none-match`),
  ifModifiedSince: headers.get(`${prefix}if-modified-since`),
  ifUnmodifiedSince: headers.get(`${prefix}if-unmodified-since`),
});

interface Comparable {
  readonly etag: string;
  readonly last_modified: number;
}

/** Which of the conditions does not hold, in the order of RFC 9110: of ETags before those of dates. */
export const failedCondition = (
  object: Comparable,
  condition: ReadCondition,
): 'preconditionFailed' | 'notModified' | undefined => {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = condition;
  if (ifMatch !== undefined) {
    if (!isAmong(object.etag, ifMatch)) return 'preconditionFailed';
  } else if (isModifiedSince(object, ifUnmodifiedSince) === true) {
    return 'preconditionFailed';
  }
  if (ifNoneMatch !== undefined) {
    return isAmong(object.etag, ifNoneMatch) ? 'notModified' : undefined;
  }
  return isModifiedSince(object, ifModifiedSince) === false ? 'notModified' : undefined;
};

const isAmong = (etag: string, header: string): boolean =>
  header.split(',').some((one) => one.trim() === '*' || withoutQuotes(one) === etag);

// Dates in headers have whole seconds; one that cannot be read is no condition.
const isModifiedSince = (
  { last_modified }: Comparable,
  header: string | undefined,
): boolean | undefined => {
  const since = header === undefined ? Number.NaN : Date.parse(header);
  if (Number.isNaN(since)) return undefined;
  return Math.floor(last_modified / 1000) > Math.floor(since / 1000);
};
