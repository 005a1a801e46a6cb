import { childrenOf, readXml, textOf, type XmlNode } from './read-xml.js';
import { malformedXml } from './xml-error.js';

/** What DeleteObjects asks for. */
export interface DeleteRequest {
  /** Whether the answer names only what could not be deleted. */
  readonly quiet: boolean;
  readonly objects: readonly ObjectToDelete[];
}

export interface ObjectToDelete {
  readonly key: string;
  readonly versionId: string | undefined;
  /** Only an object with this ETag, without quotes, is to be deleted. */
  readonly etag: string | undefined;
}

const OBJECTS_MAX = 1000;

/** Reads the body of DeleteObjects. Throws an XmlError. */
export const parseDelete = (body: Buffer): DeleteRequest => {
  const node = readXml(body, 'Delete');
  const objects = childrenOf(node, 'Object');
  if (objects.length === 0 || objects.length > OBJECTS_MAX) throw malformedXml();
  return { quiet: textOf(node, 'Quiet')?.trim() === 'true', objects: objects.map(toObject) };
};

const toObject = (node: XmlNode): ObjectToDelete => {
  const key = textOf(node, 'Key');
  if (!key) throw malformedXml();
  const versionId = textOf(node, 'VersionId')?.trim();
  return {
    key,
    versionId: versionId === '' ? undefined : versionId,
    etag: textOf(node, 'ETag')?.trim().replace(/^"|"$/g, ''),
  };
};
