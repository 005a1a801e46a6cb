import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  credentialParts,
  incoming,
  jobCredentials,
  root,
} from '../../../test/support/signed-request.js';
import {
  EMPTY_PAYLOAD_HASH,
  percentEncode,
  percentEncodePath,
  sha256Hex,
} from '../../sigv4/index.js';
import { authenticate } from './authenticate.js';

interface Sample {
  readonly method: string;
  readonly key: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly hasToken: boolean;
  readonly region: string;
  readonly service: string;
  readonly now: number;
}

const text = fc.string({ unit: 'binary', maxLength: 24 });
// The reference keeps a query in a plain object, which cannot hold this one name.
const queryName = text.filter((name) => name !== '__proto__');
const headerName = fc
  .string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz-'), minLength: 1, maxLength: 12 })
  .map((name) => `x-t${name}`);
const headerValue = fc.string({ unit: fc.constantFrom(...'aZ0 \t,;:="/%~', '  ') });

const sample: fc.Arbitrary<Sample> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD'),
  key: fc.oneof(text, fc.constantFrom('a//b', 'a/../b', './c/', 'a b+c', '日本/(x)*')),
  query: fc.dictionary(queryName, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })), {
    maxKeys: 5,
    noNullPrototype: true,
  }),
  headers: fc.dictionary(headerName, headerValue, { maxKeys: 5, noNullPrototype: true }),
  body: text,
  hasToken: fc.boolean(),
  region: fc.constantFrom('us-east-1', 'eu-west-1', 'local'),
  service: fc.constantFrom('codepipeline', 's3', 'sts'),
  now: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }),
});

const host = '127.0.0.1:8420';

const reference = ({ service, region, hasToken, now }: Sample): SignatureV4 =>
  new SignatureV4({
    credentials: hasToken ? jobCredentials(now + 3_600_000) : root,
    region,
    service,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    applyChecksum: service === 's3',
  });

const toSign = ({ method, key, query, headers, body }: Sample) => ({
  method,
  protocol: 'http:',
  hostname: '127.0.0.1',
  path: `/${percentEncodePath(key)}`,
  query: query as Record<string, string | string[]>,
  headers: { ...headers, host },
  body,
});

type Query = Readonly<Record<string, string | string[] | null>>;

const url = (path: string, query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((each) => `${percentEncode(name)}=${percentEncode(each)}`),
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

const callerOf = (
  of: Sample,
  request: ReturnType<typeof incoming>,
  given: { readonly payloadHash: string; readonly now: number },
) => {
  const answer = authenticate(
    credentialParts,
    { incoming: request, now: given.now, service: of.service },
    given.payloadHash,
  );
  return answer.kind === 'refused' ? answer.failure : answer.caller.kind;
};

const whoSigned = (of: Sample): string => (of.hasToken ? 'job' : 'root');

describe('whatever @smithy/signature-v4 signs is let in', () => {
  test('when the signature is in the headers', async () => {
    await fc.assert(
      fc.asyncProperty(sample, async (of) => {
        const signed = await reference(of).sign(toSign(of), { signingDate: new Date(of.now) });
        const request = incoming(signed.headers, {
          method: of.method,
          url: url(signed.path, of.query),
        });
        const given = { payloadHash: sha256Hex(of.body), now: of.now };
        expect(callerOf(of, request, given)).toBe(whoSigned(of));
        expect(
          callerOf(of, request, { ...given, payloadHash: sha256Hex(`${of.body}.`) }),
        ).toMatchObject({
          kind: 'signatureMismatch',
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('when the signature is in the query', async () => {
    const expiry = fc.integer({ min: 1, max: 604_800 });
    await fc.assert(
      fc.asyncProperty(sample, expiry, async (of, expiresIn) => {
        const signed = await reference(of).presign(toSign({ ...of, body: '' }), {
          signingDate: new Date(of.now),
          expiresIn,
        });
        const request = incoming(signed.headers, {
          method: of.method,
          url: url(signed.path, signed.query ?? {}),
        });
        const payloadHash = EMPTY_PAYLOAD_HASH;
        // A job's credentials end before a presigned URL may.
        const now = of.now + Math.min(expiresIn, 3000) * 1000;
        expect(callerOf(of, request, { payloadHash, now })).toBe(whoSigned(of));
        const late = of.now + (expiresIn + 1) * 1000;
        expect(callerOf(of, request, { payloadHash, now: late })).toMatchObject({
          kind: 'presignedExpired',
        });
      }),
      { numRuns: 2000 },
    );
  });
});
