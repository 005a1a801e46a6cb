import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAuthorizationHeader } from './authorization-header.js';

const credential = 'AKID/20260101/us-east-1/codepipeline/aws4_request';
const whole = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=content-type;host;x-amz-date, Signature=abc`;
const dated = new Map([['x-amz-date', '20260101T001500Z']]);
const undated = new Map<string, string>();

const textOf = (authorization: string, headers: ReadonlyMap<string, string> = dated) => {
  const read = readAuthorizationHeader(authorization, headers);
  return read.kind === 'refused' && read.failure.kind === 'incomplete' ? read.failure.text : read;
};

describe('a header that can be read', () => {
  test('gives its credential, its signed headers and its signature', () => {
    expect(readAuthorizationHeader(whole, dated)).toEqual({
      kind: 'inHeaders',
      credential: {
        accessKeyId: 'AKID',
        date: '20260101',
        region: 'us-east-1',
        service: 'codepipeline',
        terminator: 'aws4_request',
      },
      signedHeaders: ['content-type', 'host', 'x-amz-date'],
      signature: 'abc',
      amzDate: '20260101T001500Z',
      sessionToken: undefined,
      expiresInSeconds: undefined,
    });
  });

  test.each([
    ['commas alone', whole.replaceAll(', ', ',')],
    ['spaces alone', whole.replaceAll(', ', ' ')],
    ['much of both', whole.replaceAll(', ', ' ,,  \t ')],
  ])('may part its parameters by %s', (_, authorization) => {
    expect(readAuthorizationHeader(authorization, dated)).toEqual(
      readAuthorizationHeader(whole, dated),
    );
  });

  test('may have its parameters in any order', () => {
    const [algorithm, first, second, third] = whole.split(/,? /);
    expect(readAuthorizationHeader(`${algorithm} ${third}, ${first}, ${second}`, dated)).toEqual(
      readAuthorizationHeader(whole, dated),
    );
  });

  test('names signed headers in whatever case', () => {
    const read = readAuthorizationHeader(whole.replace('host', 'Host'), dated);
    expect(read).toMatchObject({ signedHeaders: ['content-type', 'host', 'x-amz-date'] });
  });

  test('has its session token beside it', () => {
    const headers = new Map([...dated, ['x-amz-security-token', 'token']]);
    expect(readAuthorizationHeader(whole, headers)).toMatchObject({ sessionToken: 'token' });
  });
});

describe('the date', () => {
  test.each([
    ['x-amz-date', '20260101T001500Z', '20260101T001500Z'],
    ['date', '20260101T001500Z', '20260101T001500Z'],
    ['date', 'Thu, 01 Jan 2026 00:15:00 GMT', '20260101T001500Z'],
    ['date', 'Thu, 01 Jan 2026 00:15:00 +0000', '20260101T001500Z'],
  ])('in %s may be %s', (name, text, amzDate) => {
    expect(readAuthorizationHeader(whole, new Map([[name, text]]))).toMatchObject({ amzDate });
  });

  test('in X-Amz-Date counts, whatever stands in Date', () => {
    const headers = new Map([...dated, ['date', 'Fri, 02 Jan 2026 00:15:00 GMT']]);
    expect(readAuthorizationHeader(whole, headers)).toMatchObject({ amzDate: '20260101T001500Z' });
  });

  test.each([
    ['x-amz-date', '2026'],
    ['x-amz-date', '20260231T000000Z'],
    ['x-amz-date', 'Thu, 01 Jan 2026 00:15:00 GMT'],
    ['x-amz-date', '20260101T001500Z,20260101T001500Z'],
    ['date', 'tomorrow'],
    ['date', 'Thu, 01 Foo 2026 00:15:00 GMT'],
  ])('in %s cannot be %s', (name, text) => {
    expect(textOf(whole, new Map([[name, text]]))).toBe(
      `Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  });
});

describe('a header that cannot be read is answered as AWS answers it', () => {
  const noCredential = `Authorization header requires 'Credential' parameter. `;
  const noSignature = `Authorization header requires 'Signature' parameter. `;
  const noSignedHeaders = `Authorization header requires 'SignedHeaders' parameter. `;
  const noDate = `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. `;

  test.each([
    ['foo', `${noCredential}${noSignature}${noSignedHeaders}Authorization=foo`],
    [
      'AWS4-HMAC-SHA256',
      `${noCredential}${noSignature}${noSignedHeaders}Authorization=AWS4-HMAC-SHA256`,
    ],
    [
      `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host`,
      `${noSignature}Authorization=AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host`,
    ],
    [
      'AWS4-HMAC-SHA256 Credential=, Signature=a',
      `${noSignedHeaders}Authorization=AWS4-HMAC-SHA256 Credential=, Signature=a`,
    ],
    [
      'Bearer abc',
      `'abc' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer abc'.`,
    ],
    [
      'AWS AKID:c2ln',
      `'AKID:c2ln' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS AKID:c2ln'.`,
    ],
    [
      `AWS4-HMAC-SHA256 Credential= ${credential}, SignedHeaders=host, Signature=a`,
      `'${credential}' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential= ${credential}, SignedHeaders=host, Signature=a'.`,
    ],
    [
      `AWS4-HMAC-SHA1 Credential=${credential}, SignedHeaders=host, Signature=a`,
      `Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). `,
    ],
    [`${whole}, Signature=b`, `Authorization header has more than one 'Signature' parameter.`],
    ...['AKID', 'AKID/20260101/us-east-1/codepipeline', `a/${credential}`, `/${credential}`].map(
      (given) => [
        whole.replace(credential, given),
        `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${given}'`,
      ],
    ),
  ])('%s', (authorization, text) => {
    expect(textOf(authorization)).toBe(text);
  });

  test('without a date beside it', () => {
    expect(textOf(whole, undated)).toBe(`${noDate}Authorization=${whole}`);
    expect(textOf('foo', undated)).toBe(
      `${noCredential}${noSignature}${noSignedHeaders}${noDate}Authorization=foo`,
    );
  });

  test('without an access key', () => {
    expect(textOf(whole.replace('=AKID', '='))).toMatch(/^Credential must have exactly 5/);
  });
});

test('no header makes reading throw', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('AWS4-HMAC-SHA256', 'Credential=', 'Signature=', 'SignedHeaders=', credential),
    fc.constantFrom(',', ' ', '/', '=', ';', '__proto__=1', 'constructor=x', 'host;;HOST'),
  );
  const header = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  const date = fc.oneof(fc.string(), fc.constantFrom('20260101T001500Z', '99999999T999999Z'));
  fc.assert(
    fc.property(
      header,
      fc.constantFrom('date', 'x-amz-date'),
      date,
      (authorization, name, text) => {
        const read = readAuthorizationHeader(authorization, new Map([[name, text]]));
        expect(['inHeaders', 'refused']).toContain(read.kind);
      },
    ),
    { numRuns: 5000 },
  );
});
