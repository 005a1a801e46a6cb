import { amzDate } from './amz-date.js';
import { pathRuleOf } from './canonical-path.js';
import { canonicalQuery } from './canonical-query.js';
import { canonicalRequest } from './canonical-request.js';
import { ALGORITHM, credentialScope, signatureOf, stringToSign } from './signature.js';
import { signingKey } from './signing-key.js';

export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** Who signs, for which service, and when. */
export interface Signing {
  readonly credentials: SigningCredentials;
  readonly region: string;
  readonly service: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A request as it will stand on the wire. */
export interface OutgoingRequest {
  readonly method: string;
  /** Percent-encoded, as in the request line. */
  readonly path: string;
  /** Percent-encoded, without the `?`; empty for none. */
  readonly query: string;
  /** With `host`, exactly as it will be sent, the port included. */
  readonly headers: Readonly<Record<string, string>>;
  /** `sha256Hex(body)`, or for S3 also `UNSIGNED_PAYLOAD` or a STREAMING marker. */
  readonly payloadHash: string;
}

/**
 * Signs a request in its headers. Answers all headers to send, with lower-case names: those given,
 * `x-amz-date`, for S3 `x-amz-content-sha256`, the session token if there is one, and `authorization`.
 */
export const signRequest = (request: OutgoingRequest, signing: Signing): Record<string, string> => {
  const { credentials, region, service } = signing;
  const date = amzDate(signing.now);
  const headers: Record<string, string> = {};
  for (const name in request.headers) {
    headers[name.toLowerCase()] = request.headers[name] ?? '';
  }
  headers['x-amz-date'] = date;
  if (service === 's3') headers['x-amz-content-sha256'] = request.payloadHash;
  if (credentials.sessionToken) headers['x-amz-security-token'] = credentials.sessionToken;

  const headerNames = Object.keys(headers).filter(isSignable).sort();
  const scopeNames = { date: date.slice(0, 8), region, service };
  const scope = credentialScope(scopeNames);
  const text = stringToSign({
    amzDate: date,
    scope,
    canonicalRequest: canonicalRequest({
      method: request.method,
      path: request.path,
      pathRule: pathRuleOf(service),
      canonicalQuery: canonicalQuery(request.query),
      headerNames,
      headerValue: (name) => headers[name] ?? '',
      payloadHash: request.payloadHash,
    }),
  });
  const key = signingKey({ secretAccessKey: credentials.secretAccessKey, ...scopeNames });
  const signature = signatureOf(key, text);
  headers['authorization'] =
    `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${headerNames.join(';')}, Signature=${signature}`;
  return headers;
};

/** Headers that a proxy or the HTTP library may change on the way, and the signature's own. */
const unsignable: ReadonlySet<string> = new Set([
  'authorization',
  'cache-control',
  'connection',
  'expect',
  'from',
  'keep-alive',
  'max-forwards',
  'pragma',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-amzn-trace-id',
]);

/** Whether a header with this lower-case name is worth signing. */
export const isSignable = (name: string): boolean =>
  !unsignable.has(name) && !name.startsWith('proxy-') && !name.startsWith('sec-');
