import { childOf, childrenOf, readXml, textOf } from './read-xml.js';
import { malformedXml, XmlError } from './xml-error.js';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

const TAGS_MAX = 10;
const KEY_LENGTH_MAX = 128;
const VALUE_LENGTH_MAX = 256;

/** Reads the body of PutObjectTagging. Throws an XmlError. */
export const parseTagging = (body: Buffer): readonly Tag[] => {
  const tagSet = childOf(readXml(body, 'Tagging'), 'TagSet');
  if (!tagSet) throw malformedXml();
  return checkTags(
    childrenOf(tagSet, 'Tag').map((node) => {
      const key = textOf(node, 'Key');
      const value = textOf(node, 'Value');
      if (key === undefined || value === undefined) throw malformedXml();
      return { key, value };
    }),
  );
};

/** Reads the `x-amz-tagging` header, which is spelt as a query. Throws an XmlError. */
export const parseTaggingHeader = (header: string): readonly Tag[] => {
  const tags = [...new URLSearchParams(header)].map(([key, value]) => ({ key, value }));
  if (new Set(tags.map(({ key }) => key)).size === tags.length) return checkTags(tags);
  throw new XmlError(
    'InvalidArgument',
    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
  );
};

const checkTags = (tags: readonly Tag[]): readonly Tag[] => {
  if (tags.length > TAGS_MAX) {
    throw new XmlError('BadRequest', `Object tags cannot be greater than ${TAGS_MAX}`);
  }
  for (const { key, value } of tags) {
    if (key === '' || key.length > KEY_LENGTH_MAX || !allowed.test(key)) {
      throw new XmlError('InvalidTag', 'The TagKey you have provided is invalid');
    }
    if (value.length > VALUE_LENGTH_MAX || !allowed.test(value)) {
      throw new XmlError('InvalidTag', 'The TagValue you have provided is invalid');
    }
    if (key.startsWith('aws:')) {
      throw new XmlError('InvalidTag', 'System tags cannot be added/updated by requester');
    }
  }
  if (new Set(tags.map(({ key }) => key)).size < tags.length) {
    throw new XmlError('InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  return tags;
};

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
