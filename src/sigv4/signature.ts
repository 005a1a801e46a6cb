import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** The one algorithm spoken here. */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

export interface ScopeNames {
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** The credential scope: `20260131/eu-west-1/codepipeline/aws4_request`. */
export const credentialScope = ({ date, region, service }: ScopeNames): string =>
  `${date}/${region}/${service}/aws4_request`;

export interface ToSign {
  readonly amzDate: string;
  readonly scope: string;
  readonly canonicalRequest: string;
}

/** The string to sign of a whole request. */
export const stringToSign = ({ amzDate, scope, canonicalRequest }: ToSign): string =>
  `${ALGORITHM}\n${amzDate}\n${scope}\n${hashOfWireText(canonicalRequest)}`;

/** Signs a string with a derived key. */
export const signatureOf = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');

/** Compares a signature with the one that was expected, in a time that tells nothing about either. */
export const signaturesMatch = (given: string, expected: string): boolean => {
  const ours = Buffer.from(expected, 'latin1');
  const theirs = Buffer.from(given, 'latin1');
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
};

// Node reads and writes header values as Latin-1, one character a byte. What was signed are the
// bytes, so that beyond ASCII the text is turned back into those and not into UTF-8.
const hashOfWireText = (text: string): string =>
  hash(
    'sha256',
    Buffer.byteLength(text) === text.length ? text : Buffer.from(text, 'latin1'),
    'hex',
  );
