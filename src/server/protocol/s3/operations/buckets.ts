import {
  createBucket,
  deleteBucket,
  listBuckets,
  requireBucket,
} from '../../../artifacts/embedded/index.js';
import { S3Error } from '../../../artifacts/s3-error.js';
import { checkBucketName } from '../bucket-name.js';
import { readMax, readToken, writeToken } from '../listing-parameters.js';
import { bucketOf, type S3Operation } from '../s3-call.js';
import { parseCreateBucketConfiguration, writeXml } from '../xml/index.js';
import { ownerOf } from './owner.js';

/** The region that S3 has no name for in documents. */
const unnamedRegion = 'us-east-1';

export const createBucketOperation: S3Operation = {
  name: 'CreateBucket',
  permission: 'account',
  perform: async (call) => {
    const { headers, bucket = '' } = call.request;
    if (headers.get('x-amz-bucket-object-lock-enabled')?.toLowerCase() === 'true') {
      throw new S3Error('NotImplemented', {
        details: { Header: 'x-amz-bucket-object-lock-enabled' },
      });
    }
    const location = parseCreateBucketConfiguration(await call.readDocument());
    checkBucketName(bucket);
    const region = location || call.region;
    const made = await createBucket(call.objects, { ...bucketOf(call), region });
    // Everywhere but in its oldest region S3 says so when the owner has the bucket already.
    if (made.kind === 'present' && made.region !== unnamedRegion) {
      throw new S3Error('BucketAlreadyOwnedByYou', { details: { BucketName: bucket } });
    }
    return { status: 200, headers: { location: `/${bucket}` } };
  },
};

export const headBucketOperation: S3Operation = {
  name: 'HeadBucket',
  permission: 'account',
  perform: async (call) => {
    const { region } = await requireBucket(call.objects, bucketOf(call));
    return { status: 200, headers: { 'x-amz-bucket-region': region } };
  },
};

export const deleteBucketOperation: S3Operation = {
  name: 'DeleteBucket',
  permission: 'account',
  perform: async (call) => {
    await deleteBucket(call.objects, bucketOf(call));
    return { status: 204 };
  },
};

export const getBucketLocationOperation: S3Operation = {
  name: 'GetBucketLocation',
  permission: 'account',
  perform: async (call) => {
    const { region } = await requireBucket(call.objects, bucketOf(call));
    const body = writeXml(['LocationConstraint', region === unnamedRegion ? '' : region]);
    return { status: 200, body };
  },
};

export const listBucketsOperation: S3Operation = {
  name: 'ListBuckets',
  permission: 'account',
  perform: async (call) => {
    const { query } = call.request;
    const token = query.get('continuation-token');
    const prefix = query.get('prefix');
    const { buckets, isTruncated } = await listBuckets(call.objects, {
      account: call.caller.accountId,
      after: token === undefined ? '' : readToken(token),
      prefix: prefix ?? '',
      max: query.has('max-buckets') ? readMax(query, 'max-buckets') : allBuckets,
    });
    const last = buckets.at(-1);
    return {
      status: 200,
      body: writeXml([
        'ListAllMyBucketsResult',
        [
          ['Owner', ownerOf(call)],
          [
            'Buckets',
            buckets.map(({ name, region, created }) => [
              'Bucket',
              [
                ['Name', name],
                ['CreationDate', new Date(created).toISOString()],
                ['BucketRegion', region],
              ],
            ]),
          ],
          ['Prefix', prefix],
          ['ContinuationToken', isTruncated && last ? writeToken(last.name) : undefined],
        ],
      ]),
    };
  },
};

const allBuckets = 10_000;
