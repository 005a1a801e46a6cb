import { requireBucket, setVersioning } from '../../../artifacts/embedded/index.js';
import { bucketOf, type S3Operation } from '../s3-call.js';
import { parseVersioningConfiguration, writeXml } from '../xml/index.js';

export const getBucketVersioningOperation: S3Operation = {
  name: 'GetBucketVersioning',
  permission: 'account',
  perform: async (call) => {
    const { versioning } = await requireBucket(call.objects, bucketOf(call));
    const body = writeXml(['VersioningConfiguration', [['Status', versioning || undefined]]]);
    return { status: 200, body };
  },
};

export const putBucketVersioningOperation: S3Operation = {
  name: 'PutBucketVersioning',
  permission: 'account',
  perform: async (call) => {
    const versioning = parseVersioningConfiguration(await call.readDocument());
    await setVersioning(call.objects, bucketOf(call), versioning);
    return { status: 200 };
  },
};
