import { type FoundObject, findObject, replaceTags } from '../../../artifacts/embedded/index.js';
import { versionHeader } from '../answer-headers.js';
import { type S3Call, type S3Operation, versionOf } from '../s3-call.js';
import { parseTagging, type Tag, writeXml } from '../xml/index.js';

export const getObjectTaggingOperation: S3Operation = {
  name: 'GetObjectTagging',
  permission: 'account',
  perform: async (call) => {
    const object = await findObject(call.objects, versionOf(call));
    const tags = object.tags.map(
      ({ key, value }) =>
        [
          'Tag',
          [
            ['Key', key],
            ['Value', value],
          ],
        ] as const,
    );
    return {
      status: 200,
      headers: versionHeader(object),
      body: writeXml(['Tagging', [['TagSet', tags]]]),
    };
  },
};

export const putObjectTaggingOperation: S3Operation = {
  name: 'PutObjectTagging',
  permission: 'account',
  perform: async (call) => {
    const object = await tag(call, parseTagging(await call.readDocument()));
    return { status: 200, headers: versionHeader(object) };
  },
};

export const deleteObjectTaggingOperation: S3Operation = {
  name: 'DeleteObjectTagging',
  permission: 'account',
  perform: async (call) => ({ status: 204, headers: versionHeader(await tag(call, [])) }),
};

const tag = (call: S3Call, tags: readonly Tag[]): Promise<FoundObject> =>
  replaceTags(call.objects, versionOf(call), tags);
