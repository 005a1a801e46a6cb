import {
  copyObject,
  type FoundObject,
  type MadeVersion,
  type ObjectDescription,
  openObject,
  putObject,
} from '../../../artifacts/embedded/index.js';
import { S3Error } from '../../../artifacts/s3-error.js';
import { checksumElements, writtenHeaders } from '../answer-headers.js';
import { type ChecksumAlgorithm, readChecksumAlgorithm } from '../checksum-parameters.js';
import { writeCondition } from '../conditions.js';
import { findSource, sourceHeader } from '../find-source.js';
import { checkKey, describeCopy, describeObject, readTags } from '../object-headers.js';
import { objectOf, type S3Call, type S3Operation } from '../s3-call.js';
import { writeXml } from '../xml/index.js';
import { pieceMax } from './put-object.js';

export const copyObjectOperation: S3Operation = {
  name: 'CopyObject',
  permission: 'writeObject',
  perform: async (call) => {
    checkKey(call.request.key ?? '');
    const { made, source } = await copyLatest(call);
    await call.objectCreated(made);
    return {
      status: 200,
      headers: { ...sourceHeader(source), ...writtenHeaders(made) },
      body: writeXml([
        'CopyObjectResult',
        [
          ['LastModified', new Date(made.last_modified).toISOString()],
          ['ETag', `"${made.etag}"`],
          ...checksumElements(made),
        ],
      ]),
    };
  },
};

interface Copied {
  readonly source: FoundObject;
  readonly made: MadeVersion;
}

// A source that is replaced while it is being copied is looked for anew.
const copyLatest = async (call: S3Call): Promise<Copied> => {
  const source = await findSource(call);
  if (source.size > pieceMax) {
    throw new S3Error('InvalidRequest', {
      message: `The specified copy source is larger than the maximum allowable size for a copy source: ${pieceMax}`,
    });
  }
  const made = await copyFrom(call, source);
  return made ? { made, source } : copyLatest(call);
};

const copyFrom = (call: S3Call, source: FoundObject): Promise<MadeVersion | undefined> => {
  const { headers } = call.request;
  const described = describeTarget(call, source);
  const algorithm = readChecksumAlgorithm(headers);
  if (algorithm !== undefined && algorithm !== source.content.checksum?.algorithm) {
    return copyWithChecksum(call, source, { ...described, algorithm });
  }
  return copyObject(call.objects, objectOf(call), {
    source,
    content: { ...described.content, checksum: source.content.checksum },
    tags: described.tags,
    condition: writeCondition(headers),
  });
};

type Described = Pick<ObjectDescription, 'content' | 'tags'>;

/** What the copy will be: what its source is, or what the request says instead. */
const describeTarget = (call: S3Call, source: FoundObject): Described => {
  const { headers } = call.request;
  const isNewlyDescribed = readDirective(call, 'x-amz-metadata-directive') === 'REPLACE';
  const isNewlyTagged = readDirective(call, 'x-amz-tagging-directive') === 'REPLACE';
  const content = isNewlyDescribed
    ? describeObject(headers)
    : describeCopy(source.content, headers);
  const target = objectOf(call);
  const isItself = source.is_latest && source.bucket === target.bucket && source.key === target.key;
  const saysSomething = isNewlyDescribed || isNewlyTagged || [...headers.keys()].some(changes);
  if (isItself && !saysSomething) {
    throw new S3Error('InvalidRequest', {
      message:
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    });
  }
  return { content, tags: isNewlyTagged ? readTags(headers) : source.tags };
};

const changes = (header: string): boolean =>
  /^x-amz-(storage-class|website-redirect-location|server-side-encryption|checksum-algorithm)/.test(
    header,
  );

const readDirective = ({ request: { headers } }: S3Call, name: string): 'COPY' | 'REPLACE' => {
  const directive = headers.get(name) ?? 'COPY';
  if (directive === 'COPY' || directive === 'REPLACE') return directive;
  throw new S3Error('InvalidArgument', {
    message: `Unknown directive: ${directive}`,
    details: { ArgumentName: name, ArgumentValue: directive },
  });
};

/** A checksum that the source does not have is computed from its bytes. */
const copyWithChecksum = async (
  call: S3Call,
  source: FoundObject,
  { content, tags, algorithm }: Described & { readonly algorithm: ChecksumAlgorithm },
): Promise<MadeVersion | undefined> => {
  const bytes = await openObject(call.objects, source, { start: 0, end: source.size });
  if (!bytes) return undefined;
  const digested = call.digest(bytes, { size: source.size, checksumWanted: algorithm });
  return putObject(call.objects, objectOf(call), {
    body: digested.stream,
    describe: () => {
      const { md5, checksum } = digested.received();
      const whole = checksum && { ...checksum, type: 'FULL_OBJECT' as const };
      return { etag: md5, content: { ...content, checksum: whole }, tags };
    },
    condition: writeCondition(call.request.headers),
  });
};
