import { malformedXml } from './xml-error.js';

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
]);

/** Resolves the five references of XML and those to a character by its number; throws for others. */
export const unescapeXml = (text: string): string =>
  text.includes('&') ? text.replace(/&([^;&]{0,10});?/g, resolve) : text;

const resolve = (reference: string, name: string): string => {
  const character = reference.endsWith(';') ? (named.get(name) ?? numbered(name)) : undefined;
  if (character === undefined) throw malformedXml();
  return character;
};

const numbered = (name: string): string | undefined => {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code >= 1 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
};
