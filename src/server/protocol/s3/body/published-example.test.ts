import { describe, expect, test } from 'vitest';
import { attempt, bodyRequest } from '../../../../../test/support/decode-body.js';
import { credentialScope, deriveSigningKey } from '../../../../sigv4/index.js';

const scopeNames = { date: '20130524', region: 'us-east-1', service: 's3' };
const signingKey = deriveSigningKey({
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ...scopeNames,
});
const signing = {
  signingKey,
  amzDate: '20130524T000000Z',
  scope: credentialScope(scopeNames),
};

// The bodies of the S3 reference's two examples, byte for byte: 65 KiB of the letter a.
const bodyOf = (signatures: readonly string[], trailer: string): Buffer => {
  const [first, second, last] = signatures;
  return Buffer.from(
    `10000;chunk-signature=${first}\r\n${'a'.repeat(65_536)}\r\n400;chunk-signature=${second}\r\n${'a'.repeat(1024)}\r\n0;chunk-signature=${last}\r\n${trailer}\r\n`,
  );
};

describe("S3's published examples of chunked uploads", () => {
  const signed = {
    body: bodyOf(
      [
        'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
        '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
        'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
      ],
      '',
    ),
    request: bodyRequest({
      payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      headers: { 'content-length': '66824', 'x-amz-decoded-content-length': '66560' },
      signing: {
        ...signing,
        signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
      },
    }),
  };

  const withTrailer = {
    body: bodyOf(
      [
        'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
        '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
        '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
      ],
      'x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
    ),
    request: bodyRequest({
      payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      headers: {
        'x-amz-decoded-content-length': '66560',
        'x-amz-trailer': 'x-amz-checksum-crc32c',
      },
      signing: {
        ...signing,
        signature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
      },
    }),
  };

  test('are as long as published', () => {
    expect(signed.body.length).toBe(66_824);
  });

  test('decode to their data', async () => {
    expect(await attempt([signed.body], signed.request)).toMatchObject({ size: 66_560 });
    expect(await attempt([withTrailer.body], withTrailer.request)).toMatchObject({
      size: 66_560,
      checksum: { algorithm: 'CRC32C', value: 'sOO8/Q==' },
    });
  });

  test.each([signed, withTrailer])('are refused after another seed', async ({ body, request }) => {
    const other = { ...request, signing: { ...request.signing, signature: 'f'.repeat(64) } };
    expect(await attempt([body], other)).toBe('SignatureDoesNotMatch');
  });
});
