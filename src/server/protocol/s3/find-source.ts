import { type FoundObject, findObject } from '../../artifacts/embedded/index.js';
import { S3Error } from '../../artifacts/s3-error.js';
import { failedCondition, readCondition } from './conditions.js';
import { readCopySource } from './copy-source.js';
import type { S3Call } from './s3-call.js';

/** Finds the source of a copy, of the size and the state that the request wants it to have. */
export const findSource = async (call: S3Call): Promise<FoundObject> => {
  const { headers } = call.request;
  const header = headers.get('x-amz-copy-source') ?? '';
  const at = readCopySource(header, call.caller.accountId);
  const source = await findObject(call.objects, at);
  if (failedCondition(source, readCondition(headers, 'x-amz-copy-source-'))) {
    throw new S3Error('PreconditionFailed', { details: { Condition: 'x-amz-copy-source' } });
  }
  return source;
};

/** Which version it was that was copied. */
export const sourceHeader = ({ version_id }: FoundObject): Readonly<Record<string, string>> =>
  version_id === 'null' ? {} : { 'x-amz-copy-source-version-id': version_id };
