import { amzDate } from './amz-date.js';
import { pathRuleOf } from './canonical-path.js';
import { canonicalQuery } from './canonical-query.js';
import { canonicalRequest } from './canonical-request.js';
import { percentEncode } from './percent-encoding.js';
import { isSignable, type OutgoingRequest, type Signing } from './sign-request.js';
import { ALGORITHM, credentialScope, signatureOf, stringToSign } from './signature.js';
import { signingKey } from './signing-key.js';

/** The longest that a presigned URL may hold: seven days. */
export const PRESIGNED_SECONDS_MAX = 604_800;

export interface Presigning extends Signing {
  readonly expiresInSeconds: number;
}

/**
 * Signs a request in its query, for a URL that anybody may use until it expires. Answers the whole
 * query to send, without the `?`. Every header of the request but `host` must be sent by whoever
 * uses the URL. For S3 the payload hash is usually `UNSIGNED_PAYLOAD`.
 */
export const presign = (request: OutgoingRequest, presigning: Presigning): string => {
  const { credentials, region, service, expiresInSeconds } = presigning;
  if (!(expiresInSeconds >= 1 && expiresInSeconds <= PRESIGNED_SECONDS_MAX)) {
    throw new RangeError(`A presigned URL holds 1 to ${PRESIGNED_SECONDS_MAX} seconds.`);
  }
  const headers = new Map(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const headerNames = [...headers.keys()].filter(isSignable).sort();
  const date = amzDate(presigning.now);
  const scopeNames = { date: date.slice(0, 8), region, service };
  const scope = credentialScope(scopeNames);
  const query = canonicalQuery(
    [
      request.query,
      `X-Amz-Algorithm=${ALGORITHM}`,
      `X-Amz-Credential=${percentEncode(`${credentials.accessKeyId}/${scope}`)}`,
      `X-Amz-Date=${date}`,
      `X-Amz-Expires=${expiresInSeconds}`,
      credentials.sessionToken
        ? `X-Amz-Security-Token=${percentEncode(credentials.sessionToken)}`
        : '',
      `X-Amz-SignedHeaders=${percentEncode(headerNames.join(';'))}`,
    ].join('&'),
  );
  const text = stringToSign({
    amzDate: date,
    scope,
    canonicalRequest: canonicalRequest({
      method: request.method,
      path: request.path,
      pathRule: pathRuleOf(service),
      canonicalQuery: query,
      headerNames,
      headerValue: (name) => headers.get(name) ?? '',
      payloadHash: request.payloadHash,
    }),
  });
  const key = signingKey({ secretAccessKey: credentials.secretAccessKey, ...scopeNames });
  return `${query}&X-Amz-Signature=${signatureOf(key, text)}`;
};
