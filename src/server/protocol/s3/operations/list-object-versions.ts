import { type ListedEntry, listVersions } from '../../../artifacts/embedded/index.js';
import { S3Error } from '../../../artifacts/s3-error.js';
import { readEncoding, readMax } from '../listing-parameters.js';
import { bucketOf, type S3Operation } from '../s3-call.js';
import { storageClassOf } from '../storage-class.js';
import { writeXml, type XmlElement } from '../xml/index.js';
import { ownerOf } from './owner.js';

export const listObjectVersionsOperation: S3Operation = {
  name: 'ListObjectVersions',
  permission: 'account',
  perform: async (call) => {
    const { query, bucket } = call.request;
    const max = readMax(query, 'max-keys');
    const encode = readEncoding(query);
    const prefix = query.get('prefix') ?? '';
    const delimiter = query.get('delimiter') ?? '';
    const after = query.get('key-marker') ?? '';
    const afterVersionId = query.get('version-id-marker') || undefined;
    if (after === '' && afterVersionId !== undefined) throw markerAlone();
    const listing = { ...bucketOf(call), prefix, delimiter, after, afterVersionId, max };
    const { entries, isTruncated } = await listVersions(call.objects, listing);
    const next = isTruncated ? entries.at(-1) : undefined;
    return {
      status: 200,
      body: writeXml([
        'ListVersionsResult',
        [
          ['Name', bucket],
          ['Prefix', encode(prefix)],
          ['KeyMarker', encode(after)],
          ['VersionIdMarker', afterVersionId ?? ''],
          [
            'NextKeyMarker',
            next && encode(next.kind === 'prefix' ? next.prefix : next.version.key),
          ],
          ['NextVersionIdMarker', next?.kind === 'version' ? next.version.version_id : undefined],
          ['Delimiter', delimiter === '' ? undefined : encode(delimiter)],
          ['MaxKeys', max],
          ['EncodingType', query.get('encoding-type')],
          ['IsTruncated', isTruncated],
          ...entries.map((entry) => entryElement(entry, { encode, owner: ownerOf(call) })),
        ],
      ]),
    };
  },
};

const markerAlone = (): S3Error =>
  new S3Error('InvalidArgument', {
    message: 'A version-id marker cannot be specified without a key marker.',
    details: { ArgumentName: 'version-id-marker' },
  });

const entryElement = (
  entry: ListedEntry,
  {
    encode,
    owner,
  }: {
    readonly encode: (text: string) => string;
    readonly owner: readonly XmlElement[];
  },
): XmlElement => {
  if (entry.kind === 'prefix') return ['CommonPrefixes', [['Prefix', encode(entry.prefix)]]];
  const { version } = entry;
  const about: readonly XmlElement[] = [
    ['Key', encode(version.key)],
    ['VersionId', version.version_id],
    ['IsLatest', version.is_latest],
    ['LastModified', new Date(version.last_modified).toISOString()],
    ['Owner', owner],
  ];
  if (version.object_id === null) return ['DeleteMarker', about];
  return [
    'Version',
    [
      ...about,
      ['ETag', `"${version.etag}"`],
      ['ChecksumAlgorithm', version.content.checksum?.algorithm],
      ['ChecksumType', version.content.checksum?.type],
      ['Size', version.size],
      ['StorageClass', storageClassOf(version.content)],
    ],
  ];
};
