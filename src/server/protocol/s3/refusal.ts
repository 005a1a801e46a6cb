import type { AuthenticationFailure } from '../authentication-failure.js';
import type { S3Failure } from './s3-failure.js';

/** Words a failed authentication as S3 does. */
export const refusalOf = (failure: AuthenticationFailure): S3Failure => {
  switch (failure.kind) {
    case 'missing':
      return accessDenied('Access Denied');
    case 'twoMechanisms':
      return {
        status: 400,
        code: 'InvalidArgument',
        message:
          'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
      };
    case 'malformedPresigned':
      return { status: 400, code: 'AuthorizationQueryParametersError', message: failure.text };
    case 'hostNotSigned':
      return accessDenied(notSigned, { HeadersNotSigned: 'host' });
    case 'headersNotSigned':
      return accessDenied(notSigned, { HeadersNotSigned: failure.names.join(', ') });
    case 'expired':
    case 'notYetCurrent':
      return timeTooSkewed(failure);
    case 'presignedExpired':
      return accessDenied('Request has expired', {
        'X-Amz-Expires': String(failure.expiresInSeconds),
        Expires: failure.expires,
        ServerTime: failure.now,
      });
    case 'unknownAccessKey':
    case 'invalidToken':
    case 'expiredToken':
      return unknownCredentials(failure);
    case 'signatureMismatch':
      return signatureDoesNotMatch(failure);
    default:
      return {
        status: 400,
        code: 'AuthorizationHeaderMalformed',
        message: `The authorization header is malformed; ${malformedText(failure)}`,
      };
  }
};

type Failure<Kind extends AuthenticationFailure['kind']> = Extract<
  AuthenticationFailure,
  { readonly kind: Kind }
>;

const notSigned = 'There were headers present in the request which were not signed';

const accessDenied = (
  message: string,
  details: Readonly<Record<string, string>> = {},
): S3Failure => ({
  status: 403,
  code: 'AccessDenied',
  message,
  details,
});

const timeTooSkewed = (failure: Failure<'expired' | 'notYetCurrent'>): S3Failure => ({
  status: 403,
  code: 'RequestTimeTooSkewed',
  message: 'The difference between the request time and the current time is too large.',
  details: {
    RequestTime: failure.amzDate,
    ServerTime: failure.now,
    MaxAllowedSkewMilliseconds: String(failure.minutes * 60_000),
  },
});

const unknownCredentials = (
  failure: Failure<'unknownAccessKey' | 'invalidToken' | 'expiredToken'>,
): S3Failure => {
  switch (failure.kind) {
    case 'unknownAccessKey':
      return {
        status: 403,
        code: 'InvalidAccessKeyId',
        message: 'The AWS Access Key Id you provided does not exist in our records.',
        details: { AWSAccessKeyId: failure.accessKeyId },
      };
    case 'invalidToken':
      return {
        status: 400,
        code: 'InvalidToken',
        message: 'The provided token is malformed or otherwise invalid.',
      };
    case 'expiredToken':
      return { status: 400, code: 'ExpiredToken', message: 'The provided token has expired.' };
  }
};

const signatureDoesNotMatch = (failure: Failure<'signatureMismatch'>): S3Failure => ({
  status: 403,
  code: 'SignatureDoesNotMatch',
  message:
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  details: {
    AWSAccessKeyId: failure.accessKeyId,
    StringToSign: failure.stringToSign,
    SignatureProvided: failure.signature,
    CanonicalRequest: failure.canonicalRequest,
  },
});

const malformedText = (
  failure: Failure<
    'incomplete' | 'wrongService' | 'invalidRegion' | 'wrongTerminator' | 'wrongScopeDate'
  >,
): string => {
  switch (failure.kind) {
    case 'incomplete':
      return failure.text;
    case 'wrongService':
      return `incorrect service "${failure.service}". This endpoint belongs to "${failure.expected}".`;
    case 'invalidRegion':
      return `the region '${failure.region}' is wrong`;
    case 'wrongTerminator':
      return `incorrect terminal "${failure.terminator}". This endpoint uses "aws4_request".`;
    case 'wrongScopeDate':
      return `Invalid credential date "${failure.scopeDate}". This date is not the same as X-Amz-Date: "${failure.amzDate.slice(0, 8)}".`;
  }
};
