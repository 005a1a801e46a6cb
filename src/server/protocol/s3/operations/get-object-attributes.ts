import { type FoundObject, findObject, partsAfter } from '../../../artifacts/embedded/index.js';
import { S3Error } from '../../../artifacts/s3-error.js';
import { checksumElements, versionHeader } from '../answer-headers.js';
import { readMax } from '../listing-parameters.js';
import { type S3Call, type S3Operation, versionOf } from '../s3-call.js';
import { storageClassOf } from '../storage-class.js';
import { writeXml, type XmlElement } from '../xml/index.js';
import { readMarker } from './parts.js';

export const getObjectAttributesOperation: S3Operation = {
  name: 'GetObjectAttributes',
  permission: 'readObject',
  perform: async (call) => {
    const names = readNames(call);
    const object = await findObject(call.objects, versionOf(call));
    const elements = await Promise.all(names.map((name) => attributes[name]?.(object, call)));
    return {
      status: 200,
      headers: {
        'last-modified': new Date(object.last_modified).toUTCString(),
        ...versionHeader(object),
      },
      body: writeXml([
        'GetObjectAttributesResponse',
        elements.filter((element) => element !== undefined),
      ]),
    };
  },
};

type Attribute = (object: FoundObject, call: S3Call) => XmlElement | Promise<XmlElement>;

const attributes: Readonly<Record<string, Attribute>> = {
  ETag: ({ etag }) => ['ETag', etag],
  Checksum: (object) => {
    const elements = checksumElements(object);
    return ['Checksum', elements.length === 0 ? undefined : elements];
  },
  ObjectParts: (object, call) => objectParts(object, call),
  StorageClass: ({ content }) => ['StorageClass', storageClassOf(content)],
  ObjectSize: ({ size }) => ['ObjectSize', size],
};

const readNames = ({ request }: S3Call): readonly string[] => {
  const names = (request.headers.get('x-amz-object-attributes') ?? '')
    .split(',')
    .map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(attributes, name));
  if (unknown === undefined) return names;
  throw new S3Error('InvalidArgument', {
    message: 'Invalid attribute name specified.',
    details: { ArgumentName: 'x-amz-object-attributes', ArgumentValue: unknown },
  });
};

const objectParts = async (object: FoundObject, call: S3Call): Promise<XmlElement> => {
  if (object.part_count === null) return ['ObjectParts', undefined];
  const { headers } = call.request;
  const max = readMax(headers, 'x-amz-max-parts');
  const after = readMarker(headers.get('x-amz-part-number-marker'));
  const of = { account: object.account, objectId: object.object_id };
  const { parts, isTruncated } = await partsAfter(call.objects, of, { after, max });
  return [
    'ObjectParts',
    [
      ['PartsCount', object.part_count],
      ['PartNumberMarker', after],
      ['NextPartNumberMarker', parts.at(-1)?.part_number ?? after],
      ['MaxParts', max],
      ['IsTruncated', isTruncated],
      ...parts.map(
        ({ part_number, size, checksum }): XmlElement => [
          'Part',
          [
            ['PartNumber', part_number],
            ['Size', size],
            ...(checksum ? ([[`Checksum${checksum.algorithm}`, checksum.value]] as const) : []),
          ],
        ],
      ),
    ],
  ];
};
