/** Percent-encodes as Signature Version 4 wants it: everything but `A-Z a-z 0-9 - _ . ~`. */
export const percentEncode = (text: string): string => encode(text, inWord, false);

/** Percent-encodes the segments of a path and keeps its slashes: for an S3 key in a URL. */
export const percentEncodePath = (text: string): string => encode(text, inPath, false);

/**
 * Brings a path or a part of a query that is percent-encoded already into the one canonical spelling.
 * `%7e` becomes `~`, `%2f` becomes `%2F`, an unescaped `(` becomes `%28`; a `%` that begins no escape
 * stands for itself.
 */
export const canonicalEncoding = (encoded: string, where: 'query' | 'path'): string =>
  encode(encoded, where === 'query' ? inQuery : inPath, true);

const PERCENT = 0x25;

/** What each byte is written as. */
const inWord: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  return /[\w.~-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});
const inPath = inWord.with(0x2f, '/');
// A form writes a space as `+`, and so do the servers that read a query; a path has no forms.
const inQuery = inWord.with(0x2b, '%20');

const encode = (text: string, written: readonly string[], hasEscapes: boolean): string => {
  if (isWrittenAsItIs(text, written)) return text;
  const bytes = Buffer.from(text, 'utf8');
  let out = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const escaped = hasEscapes && byte === PERCENT ? byteOfEscape(bytes, at) : undefined;
    // An escaped slash or plus is data, and never the separator that the unescaped one is.
    out += escaped === undefined ? written[byte] : inWord[escaped];
    if (escaped !== undefined) at += 2;
  }
  return out;
};

const isWrittenAsItIs = (text: string, written: readonly string[]): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    // Every escape has three characters.
    if (written[text.charCodeAt(at)]?.length !== 1) return false;
  }
  return true;
};

const byteOfEscape = (bytes: Buffer, percentAt: number): number | undefined => {
  const high = hexValue(bytes[percentAt + 1]);
  const low = hexValue(bytes[percentAt + 2]);
  return high === undefined || low === undefined ? undefined : high * 16 + low;
};

const hexValue = (code = 0): number | undefined => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
};
