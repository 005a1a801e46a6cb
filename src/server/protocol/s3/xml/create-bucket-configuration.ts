import { readXml, textOf } from './read-xml.js';

/** Reads the body of CreateBucket, which may be empty: the region, if it says one. Throws an XmlError. */
export const parseCreateBucketConfiguration = (body: Buffer): string | undefined => {
  if (body.length === 0) return undefined;
  return textOf(readXml(body, 'CreateBucketConfiguration'), 'LocationConstraint')?.trim();
};
