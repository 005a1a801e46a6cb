/** An element: its name and what it holds. */
export type XmlElement = readonly [name: string, content: XmlContent];

/** Text, or elements in their order; an element with undefined content is left out. */
type XmlContent = string | number | boolean | readonly XmlElement[] | undefined;

/** Writes an answer of S3, in its namespace: `writeXml(['Tagging', [['TagSet', …]]])`. */
export const writeXml = ([name, content]: XmlElement): string =>
  `${declaration}<${name} xmlns="${namespace}">${inner(content)}</${name}>`;

/** Writes an error answer, which has no namespace. */
export const writeErrorXml = (content: readonly XmlElement[]): string =>
  `${declaration}<Error>${inner(content)}</Error>`;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

const inner = (content: XmlContent): string => {
  if (content === undefined) return '';
  return typeof content === 'object' ? content.map(write).join('') : escapeXml(String(content));
};

const write = ([name, content]: XmlElement): string => {
  if (content === undefined) return '';
  const text = inner(content);
  return text === '' ? `<${name}/>` : `<${name}>${text}</${name}>`;
};

const escapeXml = (text: string): string => (isPlain(text) ? text : text.replace(special, escaped));

// A carriage return is written by its number because a parser would make a line feed of it; other
// control characters because S3 does so, although XML 1.0 knows none of them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be found.
const special = /[&<>"\u0000-\u0008\u000b-\u001f]/g;
const isPlain = (text: string): boolean => text.search(special) < 0;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (character: string): string =>
  references[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
