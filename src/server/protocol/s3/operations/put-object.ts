import { putObject } from '../../../artifacts/embedded/index.js';
import { checksumHeaders, writtenHeaders } from '../answer-headers.js';
import { writeCondition } from '../conditions.js';
import { checkKey, describeObject, readTags } from '../object-headers.js';
import { objectOf, type S3Operation } from '../s3-call.js';

/** S3's largest object in one piece. */
export const pieceMax = 5 * 1024 ** 3;

export const putObjectOperation: S3Operation = {
  name: 'PutObject',
  permission: 'writeObject',
  perform: async (call) => {
    const { headers } = call.request;
    const at = objectOf(call);
    checkKey(at.key);
    const described = describeObject(headers);
    const tags = readTags(headers);
    const condition = writeCondition(headers);
    const body = call.takeBody({ sizeMax: pieceMax, needsLength: true });
    const made = await putObject(call.objects, at, {
      body: body.stream,
      describe: () => {
        const { md5, checksum } = body.received();
        const whole = checksum && { ...checksum, type: 'FULL_OBJECT' as const };
        return { etag: md5, content: { ...described, checksum: whole }, tags };
      },
      condition,
    });
    await call.objectCreated(made);
    return {
      status: 200,
      headers: { etag: `"${made.etag}"`, ...checksumHeaders(made), ...writtenHeaders(made) },
    };
  },
};
