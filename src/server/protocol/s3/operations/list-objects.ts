import {
  type ListedEntry,
  type ListingPage,
  listObjects,
} from '../../../artifacts/embedded/index.js';
import {
  readEncoding,
  readMax,
  readNonEmpty,
  readToken,
  writeToken,
} from '../listing-parameters.js';
import { bucketOf, type S3Call, type S3Operation } from '../s3-call.js';
import { storageClassOf } from '../storage-class.js';
import { writeXml, type XmlElement } from '../xml/index.js';
import { ownerOf } from './owner.js';

export const listObjectsOperation: S3Operation = {
  name: 'ListObjects',
  permission: 'account',
  perform: async (call) => {
    const { query } = call.request;
    const marker = query.get('marker') ?? '';
    const { common, encode, page, entries } = await list(call, marker);
    const next = page.isTruncated && query.get('delimiter') ? lastOf(page) : undefined;
    return {
      status: 200,
      body: writeXml([
        'ListBucketResult',
        [
          ...common,
          ['Marker', encode(marker)],
          ['NextMarker', next && encode(next)],
          ...entries(ownerOf(call)),
        ],
      ]),
    };
  },
};

export const listObjectsV2Operation: S3Operation = {
  name: 'ListObjectsV2',
  permission: 'account',
  perform: async (call) => {
    const { query } = call.request;
    const token = readNonEmpty(query, 'continuation-token');
    const startAfter = query.get('start-after');
    const { common, encode, page, entries } = await list(
      call,
      token === undefined ? (startAfter ?? '') : readToken(token),
    );
    const last = page.isTruncated ? lastOf(page) : undefined;
    const owner = query.get('fetch-owner') === 'true' ? ownerOf(call) : undefined;
    return {
      status: 200,
      body: writeXml([
        'ListBucketResult',
        [
          ...common,
          ['KeyCount', page.entries.length],
          ['ContinuationToken', token],
          ['NextContinuationToken', last && writeToken(last)],
          ['StartAfter', startAfter === undefined ? undefined : encode(startAfter)],
          ...entries(owner),
        ],
      ]),
    };
  },
};

interface Listed {
  readonly page: ListingPage;
  readonly encode: (text: string) => string;
  /** What both versions of the operation say of the listing. */
  readonly common: readonly XmlElement[];
  readonly entries: (owner: readonly XmlElement[] | undefined) => readonly XmlElement[];
}

const list = async (call: S3Call, after: string): Promise<Listed> => {
  const { query, bucket } = call.request;
  const max = readMax(query, 'max-keys');
  const encode = readEncoding(query);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const page = await listObjects(call.objects, {
    ...bucketOf(call),
    prefix,
    delimiter,
    after,
    max,
  });
  return {
    page,
    encode,
    common: [
      ['Name', bucket],
      ['Prefix', encode(prefix)],
      ['Delimiter', delimiter === '' ? undefined : encode(delimiter)],
      ['MaxKeys', max],
      ['EncodingType', query.get('encoding-type')],
      ['IsTruncated', page.isTruncated],
    ],
    entries: (owner) => page.entries.map((entry) => entryElement(entry, { encode, owner })),
  };
};

const lastOf = ({ entries }: ListingPage): string | undefined => {
  const last = entries.at(-1);
  return last?.kind === 'prefix' ? last.prefix : last?.version.key;
};

const entryElement = (
  entry: ListedEntry,
  { encode, owner }: Pick<Listed, 'encode'> & { readonly owner: XmlElement[1] },
): XmlElement => {
  if (entry.kind === 'prefix') return ['CommonPrefixes', [['Prefix', encode(entry.prefix)]]];
  const { key, last_modified, etag, size, content } = entry.version;
  return [
    'Contents',
    [
      ['Key', encode(key)],
      ['LastModified', new Date(last_modified).toISOString()],
      ['ETag', `"${etag}"`],
      ['ChecksumAlgorithm', content.checksum?.algorithm],
      ['ChecksumType', content.checksum?.type],
      ['Size', size],
      ['Owner', owner],
      ['StorageClass', storageClassOf(content)],
    ],
  ];
};
