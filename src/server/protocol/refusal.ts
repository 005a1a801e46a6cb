import type { AuthenticationFailure } from './authentication-failure.js';

/** A failure in the words that most AWS services have for it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

/** As the JSON protocol writes it, without its `Exception`. */
export type RefusalCode =
  | 'MissingAuthenticationToken'
  | 'IncompleteSignature'
  | 'InvalidSignature'
  | 'UnrecognizedClient'
  | 'ExpiredToken';

/** Words a failure. S3 has words of its own. */
export const refusalOf = (failure: AuthenticationFailure): Refusal => {
  switch (failure.kind) {
    case 'missing':
      return { code: 'MissingAuthenticationToken', message: 'Missing Authentication Token' };
    case 'incomplete':
    case 'malformedPresigned':
      return { code: 'IncompleteSignature', message: failure.text };
    case 'unknownAccessKey':
    case 'invalidToken':
      return {
        code: 'UnrecognizedClient',
        message: 'The security token included in the request is invalid.',
      };
    case 'expiredToken':
      return {
        code: 'ExpiredToken',
        message: 'The security token included in the request is expired',
      };
    default:
      return { code: 'InvalidSignature', message: invalidSignatureText(failure) };
  }
};

type InvalidSignature = Exclude<
  AuthenticationFailure,
  {
    readonly kind:
      | 'missing'
      | 'incomplete'
      | 'malformedPresigned'
      | 'unknownAccessKey'
      | 'invalidToken'
      | 'expiredToken';
  }
>;

const invalidSignatureText = (failure: InvalidSignature): string => {
  switch (failure.kind) {
    case 'twoMechanisms':
      return "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.";
    case 'hostNotSigned':
      return "'Host' must be a 'SignedHeader' in the AWS Authorization.";
    case 'headersNotSigned':
      return `'${failure.names.join("', '")}' must be a 'SignedHeader' in the AWS Authorization.`;
    case 'invalidRegion':
      return 'Credential should be scoped to a valid region. ';
    case 'wrongService':
      return `Credential should be scoped to correct service: '${failure.expected}'. `;
    case 'wrongTerminator':
      return `Credential should be scoped with a valid terminator: 'aws4_request', not '${failure.terminator}'. `;
    case 'wrongScopeDate':
      return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${failure.scopeDate}' != '${failure.amzDate.slice(0, 8)}', from '${failure.amzDate}'.`;
    case 'expired':
      return `Signature expired: ${failure.amzDate} is now earlier than ${failure.earliest} (${failure.now} - ${failure.minutes} min.)`;
    case 'notYetCurrent':
      return `Signature not yet current: ${failure.amzDate} is still later than ${failure.latest} (${failure.now} + ${failure.minutes} min.)`;
    case 'presignedExpired':
      return `Signature expired: ${failure.expires} is now earlier than ${failure.now} (${failure.amzDate} + ${failure.expiresInSeconds} sec.)`;
    case 'signatureMismatch':
      return 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
  }
};
