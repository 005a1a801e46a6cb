import { S3Error } from '../../artifacts/s3-error.js';

/** Throws InvalidBucketName for a name that no bucket may be given. */
export const checkBucketName = (name: string): void => {
  if (isBucketName(name)) return;
  throw new S3Error('InvalidBucketName', { details: { BucketName: name } });
};

const isBucketName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
  !name.includes('..') &&
  !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
  !reserved.test(name);

const reserved = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;
