import { type Checksum, checksumAlgorithms } from '../body/index.js';
import { childrenOf, readXml, textOf, type XmlNode } from './read-xml.js';
import { malformedXml } from './xml-error.js';

/** A part as CompleteMultipartUpload lists it. */
export interface CompletedPart {
  readonly partNumber: number;
  /** Without quotes. */
  readonly etag: string;
  readonly checksum: Checksum | undefined;
}

const PARTS_MAX = 10_000;

/** Reads the body of CompleteMultipartUpload, in the order of its parts. Throws an XmlError. */
export const parseCompleteMultipartUpload = (body: Buffer): readonly CompletedPart[] => {
  const parts = childrenOf(readXml(body, 'CompleteMultipartUpload'), 'Part');
  if (parts.length === 0 || parts.length > PARTS_MAX) throw malformedXml();
  return parts.map(toPart);
};

const toPart = (node: XmlNode): CompletedPart => {
  const partNumber = textOf(node, 'PartNumber')?.trim() ?? '';
  const etag = textOf(node, 'ETag');
  if (!/^\d{1,6}$/.test(partNumber) || etag === undefined) throw malformedXml();
  return {
    partNumber: Number(partNumber),
    etag: etag.trim().replace(/^"|"$/g, ''),
    checksum: toChecksum(node),
  };
};

const toChecksum = (node: XmlNode): Checksum | undefined => {
  const checksums = checksumAlgorithms.flatMap((algorithm) => {
    const value = textOf(node, `Checksum${algorithm}`);
    return value === undefined ? [] : [{ algorithm, value: value.trim() }];
  });
  if (checksums.length > 1) throw malformedXml();
  return checksums[0];
};
