import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  credentialParts,
  incoming,
  now,
  payloadHash,
  signedHeaders,
} from '../../../test/support/signed-request.js';
import { authenticate } from './authenticate.js';

const verdict = (
  headers: Parameters<typeof incoming>[0],
  given: { readonly url?: string; readonly service?: string; readonly method?: string } = {},
) => {
  const { service = 'codepipeline', ...line } = given;
  const request = { incoming: incoming(headers, line), now, service };
  return authenticate(credentialParts, request, payloadHash);
};

test('no request makes it throw, or gets in', () => {
  const name = fc.oneof(
    fc.constantFrom('authorization', 'x-amz-date', 'date', 'host', 'x-amz-security-token'),
    fc.constantFrom('__proto__', 'constructor', 'toString'),
    fc.string(),
  );
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom(...Object.values(signedHeaders()), '20260101T001500Z'),
  );
  const url = fc.oneof(
    fc.webPath().map((path) => `/${path}`),
    fc.webQueryParameters().map((query) => `/?X-Amz-Credential=a&${query}`),
    fc.constantFrom('*', '', '/?', '//', '/?X-Amz-Signature=%', '/?X-Amz-Credential=%ff/a/b/c/d'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 8 }), url, (headers, target) => {
      expect(verdict(headers, { url: target }).kind).toBe('refused');
    }),
    { numRuns: 5000 },
  );
});
