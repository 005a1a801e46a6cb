import { ALGORITHM, PRESIGNED_SECONDS_MAX, parseAmzDate } from '../../sigv4/index.js';
import type { Refused } from './authenticate.js';
import type { HeaderValues } from './header-values.js';
import { readCredential, readSignedHeaders, type SignatureClaim } from './signature-claim.js';

/** The one parameter that a presigned query does not sign. */
export const signatureParameter = 'X-Amz-Signature';

/** Whether a query carries a signature, or what is meant as one. */
export const isPresigned = (query: string): boolean =>
  /(?:^|&)X-Amz-(?:Algorithm|Credential|Signature)=/.test(query);

/** Reads what a presigned query says of its signature. The refusals are in S3's words. */
export const readPresignedQuery = (
  query: string,
  headers: HeaderValues,
): SignatureClaim | Refused => {
  const parameters = new URLSearchParams(query);
  const text = (name: string): string => parameters.get(name) ?? '';
  if (required.some((name) => !text(name))) return malformed(incompleteText);
  if (text('X-Amz-Algorithm') !== ALGORITHM) {
    return malformed(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  const credential = readCredential(text('X-Amz-Credential'));
  if (!credential) {
    return malformed(
      'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  }
  if (parseAmzDate(text('X-Amz-Date')) === undefined) {
    return malformed(`X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"`);
  }
  const expiresInSeconds = Number(text('X-Amz-Expires'));
  const wrongExpiry = wrongExpiryText(expiresInSeconds);
  if (wrongExpiry) return malformed(wrongExpiry);
  return {
    kind: 'inQuery',
    credential,
    signedHeaders: readSignedHeaders(text('X-Amz-SignedHeaders')),
    signature: text(signatureParameter),
    amzDate: text('X-Amz-Date'),
    sessionToken: text('X-Amz-Security-Token') || headers.get('x-amz-security-token') || undefined,
    expiresInSeconds,
  };
};

const required = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  signatureParameter,
  'X-Amz-Date',
  'X-Amz-SignedHeaders',
  'X-Amz-Expires',
];

const incompleteText =
  'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';

const wrongExpiryText = (seconds: number): string | undefined => {
  if (!Number.isSafeInteger(seconds)) return 'X-Amz-Expires should be a number';
  if (seconds < 0) return 'X-Amz-Expires must be non-negative';
  if (seconds <= PRESIGNED_SECONDS_MAX) return undefined;
  return `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${PRESIGNED_SECONDS_MAX} seconds`;
};

const malformed = (text: string): Refused => ({
  kind: 'refused',
  failure: { kind: 'malformedPresigned', text },
});
