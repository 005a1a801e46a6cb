import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPresigned, readPresignedQuery } from './presigned-query.js';

const parameters: Readonly<Record<string, string>> = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': 'AKID/20260101/us-east-1/s3/aws4_request',
  'X-Amz-Date': '20260101T001500Z',
  'X-Amz-Expires': '900',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': 'abc',
};

const queryOf = (change: Readonly<Record<string, string | undefined>> = {}): string =>
  Object.entries({ ...parameters, ...change })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
    .join('&');

const textOf = (change: Readonly<Record<string, string | undefined>>) => {
  const read = readPresignedQuery(queryOf(change), new Map());
  return read.kind === 'refused' && read.failure.kind === 'malformedPresigned'
    ? read.failure.text
    : read;
};

describe('a query that can be read', () => {
  test('gives what a header would, and how long it holds', () => {
    expect(readPresignedQuery(queryOf(), new Map())).toEqual({
      kind: 'inQuery',
      credential: {
        accessKeyId: 'AKID',
        date: '20260101',
        region: 'us-east-1',
        service: 's3',
        terminator: 'aws4_request',
      },
      signedHeaders: ['host'],
      signature: 'abc',
      amzDate: '20260101T001500Z',
      sessionToken: undefined,
      expiresInSeconds: 900,
    });
  });

  test('may hold a session token, or have it beside it in a header', () => {
    const token = 'a+b/c==';
    const inQuery = queryOf({ 'X-Amz-Security-Token': token });
    expect(readPresignedQuery(inQuery, new Map())).toMatchObject({ sessionToken: token });
    const headers = new Map([['x-amz-security-token', token]]);
    expect(readPresignedQuery(queryOf(), headers)).toMatchObject({ sessionToken: token });
  });
});

describe('a query that cannot be read is answered as S3 answers it', () => {
  test.each(Object.keys(parameters))('without %s', (name) => {
    const text =
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';
    expect(textOf({ [name]: undefined })).toBe(text);
    expect(textOf({ [name]: '' })).toBe(text);
  });

  test.each([
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA1', 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"'],
    [
      'X-Amz-Credential',
      'AKID/20260101',
      'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    ],
    ['X-Amz-Date', '2026', `X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"`],
    ['X-Amz-Expires', 'soon', 'X-Amz-Expires should be a number'],
    ['X-Amz-Expires', '1.5', 'X-Amz-Expires should be a number'],
    ['X-Amz-Expires', '-1', 'X-Amz-Expires must be non-negative'],
    [
      'X-Amz-Expires',
      '604801',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    ],
  ])('with %s=%s', (name, value, text) => {
    expect(textOf({ [name]: value })).toBe(text);
  });
});

describe('isPresigned', () => {
  test.each([
    [queryOf(), true],
    ['versionId=1&X-Amz-Signature=abc', true],
    ['', false],
    ['x-id=GetObject', false],
    ['prefix=X-Amz-Signature', false],
    ['aX-Amz-Signature=1', false],
  ])('%s: %s', (query, answer) => {
    expect(isPresigned(query)).toBe(answer);
  });
});

test('no query makes reading throw', () => {
  const name = fc.oneof(fc.constantFrom(...Object.keys(parameters)), fc.string());
  const value = fc.oneof(fc.constantFrom(...Object.values(parameters)), fc.string());
  const query = fc
    .array(fc.tuple(name, value), { maxLength: 12 })
    .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
  fc.assert(
    fc.property(query, (text) => {
      expect(['inQuery', 'refused']).toContain(readPresignedQuery(text, new Map()).kind);
    }),
    { numRuns: 5000 },
  );
});
