import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unescapeXml } from './unescape-xml.js';
import { malformedXml } from './xml-error.js';

/**
 * The longest document that is read: ten thousand parts with SHA-256 checksums, or a thousand of the
 * longest keys, neatly indented, are shorter.
 */
export const XML_BYTES_MAX = 4 * 1024 * 1024;

/** An element of a request's document, without its attributes. */
export interface XmlNode {
  readonly name: string;
  readonly children: readonly XmlNode[];
  /** The text directly in it, white space and all. */
  readonly text: string;
}

/** Reads a document whose root has this name. Throws an XmlError for every other one. */
export const readXml = (body: Buffer, root: string): XmlNode => {
  if (body.length > XML_BYTES_MAX) throw malformedXml();
  const text = decodeUtf8(body);
  // No document of S3 has a type, and what could be declared in one is never good.
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || XMLValidator.validate(text) !== true) {
    throw malformedXml();
  }
  const roots = toNodes(parse(text));
  const [node] = roots;
  if (!node || roots.length > 1 || node.name !== root) throw malformedXml();
  return node;
};

/** The text of the one child of this name; undefined where there is none. */
export const textOf = (node: XmlNode, name: string): string | undefined =>
  childOf(node, name)?.text;

/** The one child of this name; undefined where there is none. */
export const childOf = (node: XmlNode, name: string): XmlNode | undefined => {
  const [child, ...more] = childrenOf(node, name);
  if (more.length > 0) throw malformedXml();
  return child;
};

export const childrenOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.filter((child) => child.name === name);

const decodeUtf8 = (body: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw malformedXml();
  }
};

const TEXT = '#text';
const CDATA = '#cdata';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  // References are resolved here, so that none is ever expanded into more than it stands for.
  processEntities: false,
  textNodeName: TEXT,
  cdataPropName: CDATA,
  maxNestedTags: 16,
});

const parse = (text: string): unknown => {
  try {
    const parsed: unknown = parser.parse(text);
    return parsed;
  } catch {
    throw malformedXml();
  }
};

// The parser gives a list of objects with one property each: an element's name, or that of its text.
const toNodes = (parsed: unknown): readonly XmlNode[] =>
  entriesOf(parsed)
    .filter(([name]) => name !== TEXT && name !== CDATA)
    .map(([name, content]) => ({ name, children: toNodes(content), text: toText(content) }));

const toText = (parsed: unknown): string =>
  entriesOf(parsed)
    .map(([name, content]) => {
      if (name === TEXT) return unescapeXml(String(content));
      return name === CDATA ? rawText(content) : '';
    })
    .join('');

const rawText = (parsed: unknown): string =>
  entriesOf(parsed)
    .map(([, content]) => String(content))
    .join('');

const entriesOf = (parsed: unknown): readonly (readonly [name: string, content: unknown])[] =>
  Array.isArray(parsed) ? parsed.flatMap((entry: object) => Object.entries(entry)) : [];
