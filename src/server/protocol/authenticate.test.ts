import { describe, expect, test } from 'vitest';
import {
  credentialParts,
  incoming,
  jobCredentials,
  now,
  payloadHash,
  plainRequest,
  root,
  signedHeaders,
  type TestRequest,
} from '../../../test/support/signed-request.js';
import { credentialScope, deriveSigningKey, signatureOf, stringToSign } from '../../sigv4/index.js';
import { authenticate } from './authenticate.js';

const minute = 60_000;

const verdict = (
  headers: Parameters<typeof incoming>[0],
  given: { readonly url?: string; readonly service?: string; readonly method?: string } = {},
) => {
  const { service = 'codepipeline', ...line } = given;
  const request = { incoming: incoming(headers, line), now, service };
  return authenticate(credentialParts, request, payloadHash);
};

const failureOf = (...given: Parameters<typeof verdict>) => {
  const answer = verdict(...given);
  return answer.kind === 'refused' ? answer.failure : answer.kind;
};

/** The signed headers of the plain request with a part of its Authorization written otherwise. */
const rewritten = (from: string | RegExp, to: string, change: Partial<TestRequest> = {}) => {
  const headers = signedHeaders(change);
  return { ...headers, authorization: headers['authorization']?.replace(from, to) ?? '' };
};

describe('a request that is rightly signed', () => {
  test('is its signer’s, in the region of its scope', () => {
    expect(verdict(signedHeaders({ region: 'nowhere-1' }))).toMatchObject({
      kind: 'authenticated',
      caller: { kind: 'root', arn: 'arn:aws:iam::000000000000:root' },
      region: 'nowhere-1',
      service: 'codepipeline',
      signing: {
        amzDate: '20260101T001500Z',
        scope: '20260101/nowhere-1/codepipeline/aws4_request',
        signature: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  test('may have more headers than it signed, in any order', () => {
    const headers = Object.entries(signedHeaders());
    expect(verdict([['x-amz-trace', 'a'], ...headers.reverse(), ['user-agent', 'b']]).kind).toBe(
      'authenticated',
    );
  });

  test('may spread a signed header over several lines', () => {
    const { 'x-tag': _, ...headers } = signedHeaders({
      headers: { ...plainRequest.headers, 'x-tag': 'one,two' },
    });
    const lines = Object.entries(headers);
    expect(verdict([['X-Tag', ' one'], ...lines, ['x-tag', 'two  ']]).kind).toBe('authenticated');
    expect(failureOf([['x-tag', 'two'], ...lines, ['x-tag', 'one']])).toMatchObject({
      kind: 'signatureMismatch',
    });
  });

  test('may have its spaces multiplied on the way', () => {
    const headers = signedHeaders({ headers: { ...plainRequest.headers, 'x-tag': 'a b' } });
    expect(verdict({ ...headers, 'x-tag': '  a   b ' }).kind).toBe('authenticated');
  });

  test('may come in absolute form, as through a proxy', () => {
    const url = 'http://127.0.0.1:8420/';
    expect(verdict(signedHeaders(), { url }).kind).toBe('authenticated');
  });
});

describe('a request that is not as it was signed', () => {
  test.each<[string, Parameters<typeof failureOf>]>([
    ['method', [signedHeaders(), { method: 'PUT' }]],
    ['path', [signedHeaders(), { url: '/other' }]],
    ['query', [signedHeaders(), { url: '/?a=1' }]],
    ['header', [{ ...signedHeaders(), 'x-amz-target': 'CodePipeline_20150709.DeletePipeline' }]],
    ['host', [{ ...signedHeaders(), host: 'elsewhere' }]],
    ['body', [signedHeaders({ body: '{"a":1}' })]],
    ['signature', [rewritten(/Signature=./, 'Signature=g')]],
    ['length of its signature', [rewritten(/Signature=./, 'Signature=')]],
    ['list of signed headers', [rewritten('host;', 'host;host;')]],
  ])('in its %s is refused', (_, given) => {
    expect(failureOf(...given)).toMatchObject({
      kind: 'signatureMismatch',
      accessKeyId: root.accessKeyId,
    });
  });

  test('shows what was made of it', () => {
    expect(failureOf(signedHeaders(), { url: '/other' })).toMatchObject({
      canonicalRequest: expect.stringContaining('POST\n/other\n\ncontent-type:'),
      stringToSign: expect.stringContaining('AWS4-HMAC-SHA256\n20260101T001500Z\n20260101/'),
    });
  });

  test('is refused when a header that was signed is missing', () => {
    const { 'x-amz-target': _, ...headers } = signedHeaders();
    expect(failureOf(headers)).toMatchObject({ kind: 'signatureMismatch' });
  });

  test('is refused when a signed header comes twice', () => {
    const headers = Object.entries(signedHeaders());
    expect(failureOf([...headers, ['x-amz-target', 'other']])).toMatchObject({
      kind: 'signatureMismatch',
    });
  });

  test('is refused when it has two Authorization headers', () => {
    const headers = signedHeaders();
    const twice = [...Object.entries(headers), ['authorization', headers['authorization'] ?? '']];
    expect(failureOf(twice as [string, string][])).toMatchObject({ kind: 'incomplete' });
  });
});

describe('who is refused before the signature is looked at', () => {
  test('one without a signature', () => {
    expect(failureOf(plainRequest.headers)).toEqual({ kind: 'missing' });
    expect(failureOf({ ...plainRequest.headers, authorization: '' })).toEqual({ kind: 'missing' });
  });

  test('one with two', () => {
    expect(failureOf(signedHeaders(), { url: '/?X-Amz-Signature=a' })).toEqual({
      kind: 'twoMechanisms',
    });
  });

  test('one that does not sign its host', () => {
    expect(failureOf(rewritten('host;', ''))).toEqual({ kind: 'hostNotSigned' });
    expect(failureOf(rewritten(/SignedHeaders=[^,]*/, 'SignedHeaders='))).toEqual({
      kind: 'hostNotSigned',
    });
  });

  test.each([
    ['/us-east-1/', '//', { kind: 'invalidRegion', region: '' }],
    ['/us-east-1/', '/a:b/', { kind: 'invalidRegion', region: 'a:b' }],
    ['/codepipeline/', '/s3/', { kind: 'wrongService', service: 's3', expected: 'codepipeline' }],
    ['aws4_request', 'aws5_request', { kind: 'wrongTerminator', terminator: 'aws5_request' }],
    [
      '/20260101/',
      '/20260102/',
      { kind: 'wrongScopeDate', scopeDate: '20260102', amzDate: '20260101T001500Z' },
    ],
  ])('one whose scope has %s written as %s', (from, to, failure) => {
    expect(failureOf(rewritten(from, to))).toEqual(failure);
  });

  test('one whose access key nobody knows', () => {
    const credentials = { ...root, accessKeyId: 'AKIDUNKNOWN' };
    expect(failureOf(signedHeaders({ credentials }))).toEqual({
      kind: 'unknownAccessKey',
      accessKeyId: 'AKIDUNKNOWN',
    });
  });

  test('the checks come in this order: date, host, scope, access key, signature', () => {
    const all = rewritten(/Signature=./, 'Signature=g', {
      now: now - 6 * minute,
      credentials: { ...root, accessKeyId: 'AKIDUNKNOWN' },
      service: 'sts',
    });
    const unsigned = { ...all, authorization: all['authorization']?.replace('host;', '') ?? '' };
    expect(failureOf(unsigned)).toMatchObject({ kind: 'expired' });
    const { authorization } = unsigned;
    const current = { ...unsigned, 'x-amz-date': '20260101T001500Z' };
    expect(failureOf(current)).toMatchObject({ kind: 'hostNotSigned' });
    const signed = { ...current, authorization: authorization.replace('=content-type;', '=host;') };
    expect(failureOf(signed)).toMatchObject({ kind: 'wrongService' });
    const scoped = {
      ...signed,
      authorization: signed.authorization.replace('/sts/', '/codepipeline/'),
    };
    expect(failureOf(scoped)).toMatchObject({ kind: 'unknownAccessKey' });
  });
});

describe('the clock of the client', () => {
  test.each([-5, 5])('may be %s minutes off', (minutes) => {
    expect(verdict(signedHeaders({ now: now + minutes * minute })).kind).toBe('authenticated');
  });

  test('may not be a second more behind', () => {
    expect(failureOf(signedHeaders({ now: now - 5 * minute - 1000 }))).toEqual({
      kind: 'expired',
      amzDate: '20260101T000959Z',
      earliest: '20260101T001000Z',
      now: '20260101T001500Z',
      minutes: 5,
    });
  });

  test('may not be a second more ahead', () => {
    expect(failureOf(signedHeaders({ now: now + 5 * minute + 1000 }))).toEqual({
      kind: 'notYetCurrent',
      amzDate: '20260101T002001Z',
      latest: '20260101T002000Z',
      now: '20260101T001500Z',
      minutes: 5,
    });
  });

  test('may be 15 minutes off for S3', () => {
    const at = (minutes: number) => {
      const s3 = { service: 's3', now: now + minutes * minute };
      return failureOf(signedHeaders(s3), { service: 's3' });
    };
    expect([at(-15), at(15)]).toEqual(['authenticated', 'authenticated']);
    expect([at(-16), at(16)]).toMatchObject([
      { kind: 'expired', minutes: 15 },
      { kind: 'notYetCurrent', minutes: 15 },
    ]);
  });

  test('may be told in a Date header', () => {
    const headers = { host: 'h', date: 'Thu, 01 Jan 2026 00:15:00 GMT' };
    const names = { date: '20260101', region: 'us-east-1', service: 'codepipeline' };
    const scope = credentialScope(names);
    const signature = signatureOf(
      deriveSigningKey({ secretAccessKey: root.secretAccessKey, ...names }),
      stringToSign({
        amzDate: '20260101T001500Z',
        scope,
        canonicalRequest: `POST\n/\n\ndate:${headers.date}\nhost:h\n\ndate;host\n${payloadHash}`,
      }),
    );
    const authorization = `AWS4-HMAC-SHA256 Credential=${root.accessKeyId}/${scope}, SignedHeaders=date;host, Signature=${signature}`;
    expect(failureOf({ ...headers, authorization })).toBe('authenticated');
    expect(
      failureOf({ ...headers, date: headers.date.replace('15', '16'), authorization }),
    ).toMatchObject({
      kind: 'signatureMismatch',
    });
  });
});

describe('session tokens', () => {
  const hour = 60 * minute;
  const job = jobCredentials(now + hour);

  test('make the holder of a job’s credentials known', () => {
    expect(verdict(signedHeaders({ credentials: job }))).toMatchObject({
      kind: 'authenticated',
      caller: { kind: 'job', jobId: 'job-1' },
    });
  });

  test('are refused when they are expired', () => {
    expect(failureOf(signedHeaders({ credentials: jobCredentials(now) }))).toEqual({
      kind: 'expiredToken',
    });
  });

  test('are refused when they are another’s, or beside keys that have none', () => {
    const { sessionToken } = jobCredentials(now + hour);
    expect(failureOf(signedHeaders({ credentials: { ...job, sessionToken } }))).toEqual({
      kind: 'invalidToken',
    });
    expect(failureOf(signedHeaders({ credentials: { ...root, sessionToken } }))).toEqual({
      kind: 'invalidToken',
    });
    expect(failureOf(signedHeaders({ credentials: { ...job, sessionToken: 'x' } }))).toEqual({
      kind: 'invalidToken',
    });
  });

  test('are missed when temporary keys come without one', () => {
    expect(failureOf(signedHeaders({ credentials: { ...job, sessionToken: undefined } }))).toEqual({
      kind: 'unknownAccessKey',
      accessKeyId: job.accessKeyId,
    });
  });
});
