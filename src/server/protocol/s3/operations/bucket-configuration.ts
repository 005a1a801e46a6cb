import { requireBucket } from '../../../artifacts/embedded/index.js';
import { S3Error, type S3ErrorCode } from '../../../artifacts/s3-error.js';
import { bucketOf, type S3Operation } from '../s3-call.js';
import { writeXml, type XmlElement } from '../xml/index.js';

/**
 * What S3 says of the things that a bucket can be told, and was not, by the name that each has in a
 * query. This server has none of them; clients look at them before they do something else.
 */
const untold: Readonly<Record<string, S3ErrorCode | XmlElement>> = {
  accelerate: ['AccelerateConfiguration', []],
  cors: 'NoSuchCORSConfiguration',
  encryption: 'ServerSideEncryptionConfigurationNotFoundError',
  lifecycle: 'NoSuchLifecycleConfiguration',
  logging: ['BucketLoggingStatus', []],
  notification: ['NotificationConfiguration', []],
  'object-lock': 'ObjectLockConfigurationNotFoundError',
  ownershipControls: 'OwnershipControlsNotFoundError',
  policy: 'NoSuchBucketPolicy',
  policyStatus: 'NoSuchBucketPolicy',
  publicAccessBlock: 'NoSuchPublicAccessBlockConfiguration',
  replication: 'ReplicationConfigurationNotFoundError',
  requestPayment: ['RequestPaymentConfiguration', [['Payer', 'BucketOwner']]],
  tagging: 'NoSuchTagSet',
  website: 'NoSuchWebsiteConfiguration',
};

/** The operations that read these, by the name in the query. */
export const bucketConfigurationOperations: Readonly<Record<string, S3Operation>> =
  Object.fromEntries(
    Object.entries(untold).map(([name, answer]) => [
      name,
      {
        name: `GetBucketConfiguration(${name})`,
        permission: 'account',
        perform: async (call) => {
          await requireBucket(call.objects, bucketOf(call));
          if (typeof answer !== 'string') return { status: 200, body: writeXml(answer) };
          throw new S3Error(answer, { details: { BucketName: call.request.bucket ?? '' } });
        },
      },
    ]),
  );
