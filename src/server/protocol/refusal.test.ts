import { expect, test } from 'vitest';
import type { AuthenticationFailure } from './authentication-failure.js';
import { refusalOf } from './refusal.js';

const skew = { now: '20260101T001500Z', minutes: 5 };

test.each<[AuthenticationFailure, string, string]>([
  [{ kind: 'missing' }, 'MissingAuthenticationToken', 'Missing Authentication Token'],
  [{ kind: 'incomplete', algorithm: 'foo', text: 'as it is' }, 'IncompleteSignature', 'as it is'],
  [{ kind: 'malformedPresigned', text: 'as it is' }, 'IncompleteSignature', 'as it is'],
  [
    { kind: 'unknownAccessKey', accessKeyId: 'AKID' },
    'UnrecognizedClient',
    'The security token included in the request is invalid.',
  ],
  [
    { kind: 'invalidToken' },
    'UnrecognizedClient',
    'The security token included in the request is invalid.',
  ],
  [
    { kind: 'expiredToken' },
    'ExpiredToken',
    'The security token included in the request is expired',
  ],
  [
    {
      kind: 'signatureMismatch',
      accessKeyId: 'AKID',
      signature: 'a',
      stringToSign: 'b',
      canonicalRequest: 'c',
    },
    'InvalidSignature',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  ],
  [
    { kind: 'expired', amzDate: '20260101T000000Z', earliest: '20260101T001000Z', ...skew },
    'InvalidSignature',
    'Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)',
  ],
  [
    { kind: 'notYetCurrent', amzDate: '20260101T003000Z', latest: '20260101T002000Z', ...skew },
    'InvalidSignature',
    'Signature not yet current: 20260101T003000Z is still later than 20260101T002000Z (20260101T001500Z + 5 min.)',
  ],
  [
    {
      kind: 'presignedExpired',
      amzDate: '20260101T000000Z',
      expiresInSeconds: 60,
      expires: '20260101T000100Z',
      now: '20260101T001500Z',
    },
    'InvalidSignature',
    'Signature expired: 20260101T000100Z is now earlier than 20260101T001500Z (20260101T000000Z + 60 sec.)',
  ],
  [
    { kind: 'wrongService', service: 's3', expected: 'codepipeline' },
    'InvalidSignature',
    "Credential should be scoped to correct service: 'codepipeline'. ",
  ],
  [
    { kind: 'invalidRegion', region: '' },
    'InvalidSignature',
    'Credential should be scoped to a valid region. ',
  ],
  [
    { kind: 'wrongTerminator', terminator: 'x' },
    'InvalidSignature',
    "Credential should be scoped with a valid terminator: 'aws4_request', not 'x'. ",
  ],
  [
    { kind: 'wrongScopeDate', scopeDate: '20251231', amzDate: '20260101T000000Z' },
    'InvalidSignature',
    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20251231' != '20260101', from '20260101T000000Z'.",
  ],
  [
    { kind: 'hostNotSigned' },
    'InvalidSignature',
    "'Host' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [
    { kind: 'headersNotSigned', names: ['x-amz-acl', 'x-amz-tagging'] },
    'InvalidSignature',
    "'x-amz-acl', 'x-amz-tagging' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [
    { kind: 'twoMechanisms' },
    'InvalidSignature',
    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
  ],
])('%o is worded as AWS words it', (failure, code, message) => {
  expect(refusalOf(failure)).toEqual({ code, message });
});
