import type { ObjectVersionRow } from '../../store/objects.js';
import { S3Error } from '../s3-error.js';

/** What has to hold of the current object for a write to happen. ETags are without quotes. */
export interface WriteCondition {
  /** There is no object. */
  readonly ifNoneMatch?: '*' | undefined;
  /** There is an object, with this ETag or any (`*`). */
  readonly ifMatch?: string | undefined;
}

/** Throws an S3Error where the condition does not hold. A delete marker is no object. */
export const checkCondition = (
  current: ObjectVersionRow | undefined,
  key: string,
  { ifNoneMatch, ifMatch }: WriteCondition,
): void => {
  const etag = current?.object_id ? current.etag : undefined;
  if (ifNoneMatch !== undefined && etag !== undefined) throw failed('If-None-Match');
  if (ifMatch === undefined) return;
  if (etag === undefined) throw new S3Error('NoSuchKey', { details: { Key: key } });
  if (ifMatch !== '*' && ifMatch !== etag) throw failed('If-Match');
};

const failed = (condition: string): S3Error =>
  new S3Error('PreconditionFailed', { details: { Condition: condition } });
