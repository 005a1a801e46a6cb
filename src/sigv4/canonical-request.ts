import { canonicalPath, type PathRule } from './canonical-path.js';

/** A request as it is signed: what both sides must agree on to the byte. */
export interface SignedParts {
  readonly method: string;
  readonly path: string;
  readonly pathRule: PathRule;
  /** In canonical form already. */
  readonly canonicalQuery: string;
  /** Lower-case and sorted. */
  readonly headerNames: readonly string[];
  readonly headerValue: (name: string) => string;
  readonly payloadHash: string;
}

/** The canonical request of Signature Version 4. */
export const canonicalRequest = (parts: SignedParts): string => {
  let headers = '';
  for (const name of parts.headerNames) {
    headers += `${name}:${canonicalHeaderValue(parts.headerValue(name))}\n`;
  }
  const path = canonicalPath(parts.path, parts.pathRule);
  const signedHeaders = parts.headerNames.join(';');
  return `${parts.method}\n${path}\n${parts.canonicalQuery}\n${headers}\n${signedHeaders}\n${parts.payloadHash}`;
};

/** Trims a header's value and makes every run of white space one space. */
export const canonicalHeaderValue = (value: string): string =>
  isCanonical(value) ? value : value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');

const SPACE = 0x20;

const isCanonical = (value: string): boolean => {
  // Before the first character stands a border, where a space is as wrong as a second space.
  let previous = SPACE;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === 0x09 || code === 0x0a || code === 0x0d) return false;
    if (code === SPACE && previous === SPACE) return false;
    previous = code;
  }
  return value === '' || previous !== SPACE;
};
