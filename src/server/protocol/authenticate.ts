import type { IncomingMessage } from 'node:http';
import {
  canonicalQuery,
  canonicalRequest,
  credentialScope,
  pathRuleOf,
  signatureOf,
  signaturesMatch,
  signingKey,
  stringToSign,
} from '../../sigv4/index.js';
import type { Caller, FindCredentials } from '../identity/index.js';
import type { AuthenticationFailure } from './authentication-failure.js';
import { readAuthorizationHeader } from './authorization-header.js';
import { checkScope } from './check-scope.js';
import { checkTime } from './check-time.js';
import { type HeaderValues, headerValues } from './header-values.js';
import { isPresigned, readPresignedQuery, signatureParameter } from './presigned-query.js';
import { type RequestTarget, requestTarget } from './request-target.js';
import type { SignatureClaim } from './signature-claim.js';

/** A request whose signature is to be checked. An exchange with the service's name is one. */
export interface SignedRequest {
  readonly incoming: Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>;
  /** Epoch milliseconds at which it came in. */
  readonly now: number;
  /** The one that its credential scope has to name: `codepipeline`, `s3`, `sts`. */
  readonly service: string;
}

/** Who makes a request, or why that is not known. */
export type Authentication = Authenticated | Refused;

export interface Authenticated {
  readonly kind: 'authenticated';
  readonly caller: Caller;
  readonly region: string;
  readonly service: string;
  /** What the signatures of an aws-chunked body's chunks go on from. */
  readonly signing: RequestSigning;
}

interface RequestSigning {
  /** Shared: not to be written into. */
  readonly signingKey: Buffer;
  readonly amzDate: string;
  readonly scope: string;
  /** The request's own: the one before the first chunk's. */
  readonly signature: string;
}

export interface Refused {
  readonly kind: 'refused';
  readonly failure: AuthenticationFailure;
}

/**
 * Checks the signature of a request, in its headers or in its query. `payloadHash` is what the client
 * has to have signed for the body: its SHA-256, or what S3 takes in place of that. Never throws,
 * whatever the request holds.
 */
export const authenticate = (
  parts: { readonly findCredentials: FindCredentials },
  request: SignedRequest,
  payloadHash: string,
): Authentication => {
  const { incoming, now, service } = request;
  const headers = headerValues(incoming.rawHeaders);
  const target = requestTarget(incoming.url ?? '/');
  const claim = readClaim(headers, target);
  if (claim.kind === 'refused') return claim;
  const failure =
    checkTime(claim, { now, service }) ??
    checkSignedHeaders(claim, headers, service) ??
    checkScope(claim.credential, { service, amzDate: claim.amzDate });
  if (failure) return refused(failure);
  const { accessKeyId, region } = claim.credential;
  const found = parts.findCredentials({ accessKeyId, sessionToken: claim.sessionToken, now });
  if (found === 'unknownAccessKey') return refused({ kind: found, accessKeyId });
  if (typeof found === 'string') return refused({ kind: found });
  const { secretAccessKey, caller } = found;
  const key = signingKey({ secretAccessKey, ...claim.credential });
  const signed = signedTexts(claim, {
    method: incoming.method ?? '',
    headers,
    target,
    payloadHash,
  });
  const { amzDate, signature } = claim;
  if (!signaturesMatch(signature, signatureOf(key, signed.stringToSign))) {
    return refused({ kind: 'signatureMismatch', accessKeyId, signature, ...signed });
  }
  const scope = credentialScope(claim.credential);
  return {
    kind: 'authenticated',
    caller,
    region,
    service,
    signing: { signingKey: key, amzDate, scope, signature },
  };
};

const refused = (failure: AuthenticationFailure): Refused => ({ kind: 'refused', failure });

const readClaim = (headers: HeaderValues, target: RequestTarget): SignatureClaim | Refused => {
  const authorization = headers.get('authorization') ?? '';
  const presigned = isPresigned(target.query);
  if (authorization === '' && !presigned) return refused({ kind: 'missing' });
  if (authorization !== '' && presigned) return refused({ kind: 'twoMechanisms' });
  return presigned
    ? readPresignedQuery(target.query, headers)
    : readAuthorizationHeader(authorization, headers);
};

const checkSignedHeaders = (
  { signedHeaders }: SignatureClaim,
  headers: HeaderValues,
  service: string,
): AuthenticationFailure | undefined => {
  const signed = new Set(signedHeaders);
  if (!signed.has('host')) return { kind: 'hostNotSigned' };
  if (service !== 's3') return undefined;
  const names = [...headers.keys()].filter(
    (name) => name.startsWith('x-amz-') && !signed.has(name),
  );
  return names.length === 0 ? undefined : { kind: 'headersNotSigned', names };
};

interface SignedTexts {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
}

const signedTexts = (
  claim: SignatureClaim,
  request: {
    readonly method: string;
    readonly headers: HeaderValues;
    readonly target: RequestTarget;
    readonly payloadHash: string;
  },
): SignedTexts => {
  const { method, headers, target, payloadHash } = request;
  const without = claim.kind === 'inQuery' ? signatureParameter : undefined;
  const canonical = canonicalRequest({
    method,
    path: target.path,
    pathRule: pathRuleOf(claim.credential.service),
    canonicalQuery: canonicalQuery(target.query, without),
    headerNames: claim.signedHeaders,
    headerValue: (name) => headers.get(name) ?? '',
    payloadHash,
  });
  const { amzDate, credential } = claim;
  return {
    canonicalRequest: canonical,
    stringToSign: stringToSign({
      amzDate,
      scope: credentialScope(credential),
      canonicalRequest: canonical,
    }),
  };
};
