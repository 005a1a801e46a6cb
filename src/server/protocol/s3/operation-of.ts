import { S3Error } from '../../artifacts/s3-error.js';
import { bucketConfigurationOperations } from './operations/bucket-configuration.js';
import {
  getBucketVersioningOperation,
  putBucketVersioningOperation,
} from './operations/bucket-versioning.js';
import {
  createBucketOperation,
  deleteBucketOperation,
  getBucketLocationOperation,
  headBucketOperation,
  listBucketsOperation,
} from './operations/buckets.js';
import { completeMultipartUploadOperation } from './operations/complete-multipart-upload.js';
import { copyObjectOperation } from './operations/copy-object.js';
import { deleteObjectOperation, deleteObjectsOperation } from './operations/delete-objects.js';
import { getObjectOperation, headObjectOperation } from './operations/get-object.js';
import { getObjectAttributesOperation } from './operations/get-object-attributes.js';
import { listObjectVersionsOperation } from './operations/list-object-versions.js';
import { listObjectsOperation, listObjectsV2Operation } from './operations/list-objects.js';
import {
  deleteObjectTaggingOperation,
  getObjectTaggingOperation,
  putObjectTaggingOperation,
} from './operations/object-tagging.js';
import {
  listPartsOperation,
  uploadPartCopyOperation,
  uploadPartOperation,
} from './operations/parts.js';
import { putObjectOperation } from './operations/put-object.js';
import {
  abortMultipartUploadOperation,
  createMultipartUploadOperation,
  listMultipartUploadsOperation,
} from './operations/uploads.js';
import type { S3Operation } from './s3-call.js';
import type { S3Request } from './s3-request.js';

/** Operations by method and, for those that are not the plain one, by a name in the query. */
type Operations = Readonly<
  Record<string, { readonly plain?: S3Operation } & Readonly<Record<string, S3Operation>>>
>;

const ofService: Operations = { GET: { plain: listBucketsOperation } };

const ofBucket: Operations = {
  GET: {
    ...bucketConfigurationOperations,
    'list-type': listObjectsV2Operation,
    location: getBucketLocationOperation,
    uploads: listMultipartUploadsOperation,
    versioning: getBucketVersioningOperation,
    versions: listObjectVersionsOperation,
    plain: listObjectsOperation,
  },
  HEAD: { plain: headBucketOperation },
  PUT: { versioning: putBucketVersioningOperation, plain: createBucketOperation },
  POST: { delete: deleteObjectsOperation },
  DELETE: { plain: deleteBucketOperation },
};

const ofObject: Operations = {
  GET: {
    attributes: getObjectAttributesOperation,
    tagging: getObjectTaggingOperation,
    uploadId: listPartsOperation,
    plain: getObjectOperation,
  },
  HEAD: { plain: headObjectOperation },
  PUT: {
    tagging: putObjectTaggingOperation,
    uploadId: uploadPartOperation,
    plain: putObjectOperation,
  },
  POST: { uploads: createMultipartUploadOperation, uploadId: completeMultipartUploadOperation },
  DELETE: {
    tagging: deleteObjectTaggingOperation,
    uploadId: abortMultipartUploadOperation,
    plain: deleteObjectOperation,
  },
};

/** Those of the above whose bytes come from another object when this header is there. */
const copying = new Map([
  [putObjectOperation, copyObjectOperation],
  [uploadPartOperation, uploadPartCopyOperation],
]);

/** The parts of S3 that are not here, by the name that each has in a query. */
const notHere = new Set([
  ...Object.keys(bucketConfigurationOperations),
  'acl',
  'analytics',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'metadataTable',
  'metrics',
  'renameObject',
  'restore',
  'retention',
  'select',
  'session',
  'torrent',
]);

/** Which operation a request asks for. Throws an S3Error where it is none of S3's, or not here. */
export const operationOf = (request: S3Request): S3Operation => {
  const { method, bucket, key, query, headers } = request;
  const operations = operationsOn(bucket, key)[method];
  const found = operations && findOperation(operations, query);
  if (!found && isKnownMethod(method)) throw notImplemented(query);
  if (!found) throw new S3Error('MethodNotAllowed', { details: { Method: method } });
  if (!headers.has('x-amz-copy-source')) return found;
  return copying.get(found) ?? found;
};

const operationsOn = (bucket: string | undefined, key: string | undefined): Operations => {
  if (bucket === undefined) return ofService;
  return key === undefined ? ofBucket : ofObject;
};

const findOperation = (
  operations: NonNullable<Operations[string]>,
  query: S3Request['query'],
): S3Operation | undefined => {
  for (const name of query.keys()) {
    const operation = name !== 'plain' && Object.hasOwn(operations, name) && operations[name];
    if (operation) return operation;
    if (notHere.has(name)) return undefined;
  }
  return operations.plain;
};

const isKnownMethod = (method: string): boolean =>
  ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].includes(method);

const notImplemented = (query: S3Request['query']): S3Error =>
  new S3Error('NotImplemented', {
    message: 'This part of S3 is not implemented here.',
    details: { Parameters: [...query.keys()].join(', ') },
  });
