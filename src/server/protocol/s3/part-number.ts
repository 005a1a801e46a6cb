import { S3Error } from '../../artifacts/s3-error.js';

const partNumberMax = 10_000;

/** The number of a part, where the query has one. */
export const readPartNumber = (query: ReadonlyMap<string, string>): number | undefined => {
  const text = query.get('partNumber');
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= partNumberMax) return value;
  throw new S3Error('InvalidArgument', {
    message: `Part number must be an integer between 1 and ${partNumberMax}, inclusive`,
    details: { ArgumentName: 'partNumber', ArgumentValue: text },
  });
};
