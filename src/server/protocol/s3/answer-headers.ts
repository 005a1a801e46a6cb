import type { FoundObject, MadeVersion } from '../../artifacts/embedded/index.js';
import { S3Error } from '../../artifacts/s3-error.js';
import { encryptionOf } from './object-headers.js';
import type { XmlElement } from './xml/index.js';

type Headers = Readonly<Record<string, string>>;

/** What the answer to a read says of an object, its length apart. */
export const objectHeaders = (object: FoundObject): Headers => ({
  etag: `"${object.etag}"`,
  'last-modified': new Date(object.last_modified).toUTCString(),
  'accept-ranges': 'bytes',
  'content-type': object.content.contentType,
  ...object.content.headers,
  ...metadataHeaders(object),
  ...versionHeader(object),
  ...(object.tags.length === 0 ? {} : { 'x-amz-tagging-count': String(object.tags.length) }),
});

const metadataHeaders = ({ content }: FoundObject): Headers =>
  Object.fromEntries(
    Object.entries(content.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
  );

/** The version id; S3 names none where there is no versioning. */
export const versionHeader = ({ version_id }: Pick<MadeVersion, 'version_id'>): Headers =>
  version_id === 'null' ? {} : { 'x-amz-version-id': version_id };

/** The checksum of a whole object. */
export const checksumHeaders = ({
  content: { checksum },
}: Pick<MadeVersion, 'content'>): Headers =>
  checksum === undefined
    ? {}
    : {
        [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value,
        'x-amz-checksum-type': checksum.type,
      };

/** The same as elements of a document. */
export const checksumElements = ({
  content: { checksum },
}: Pick<MadeVersion, 'content'>): readonly XmlElement[] =>
  checksum === undefined
    ? []
    : [
        [`Checksum${checksum.algorithm}`, checksum.value],
        ['ChecksumType', checksum.type],
      ];

/** What the answer to a write says of the version that it made. */
export const writtenHeaders = (version: MadeVersion): Headers => ({
  ...versionHeader(version),
  ...encryptionOf(version.content.headers),
});

const overridable = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
] as const;

/** What the query of a GET puts in the place of an object's own headers. */
export const overrides = (query: ReadonlyMap<string, string>): Headers =>
  Object.fromEntries(
    overridable.flatMap((name) => {
      const value = query.get(`response-${name}`);
      if (value === undefined) return [];
      if (!isHeaderValue(value)) {
        throw new S3Error('InvalidArgument', {
          message: 'Header value cannot be represented using ISO-8859-1.',
          details: { ArgumentName: `response-${name}`, ArgumentValue: value },
        });
      }
      return [[name, value]];
    }),
  );

const isHeaderValue = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
