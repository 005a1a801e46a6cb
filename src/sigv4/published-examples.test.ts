import { describe, expect, test } from 'vitest';
import { canonicalQuery } from './canonical-query.js';
import { canonicalRequest } from './canonical-request.js';
import { type ChunkSigning, chunkSignature, trailerSignature } from './chunk-signature.js';
import { EMPTY_PAYLOAD_HASH, sha256Hex, UNSIGNED_PAYLOAD } from './payload-hash.js';
import { presign } from './presign.js';
import { type Signing, signRequest } from './sign-request.js';
import { credentialScope, signatureOf, stringToSign } from './signature.js';
import { deriveSigningKey } from './signing-key.js';

const iam: Signing = {
  credentials: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  },
  region: 'us-east-1',
  service: 'iam',
  now: Date.UTC(2015, 7, 30, 12, 36, 0),
};

const s3: Signing = {
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  region: 'us-east-1',
  service: 's3',
  now: Date.UTC(2013, 4, 24),
};

const bucketHost = { host: 'examplebucket.s3.amazonaws.com' };

const authorization = (signedHeaders: string, signature: string): string =>
  `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=${signedHeaders}, Signature=${signature}`;

describe('the worked example of the general reference (IAM ListUsers)', () => {
  const query = 'Action=ListUsers&Version=2010-05-08';
  const headers = {
    host: 'iam.amazonaws.com',
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  };

  test('has the published canonical request, string to sign, key and signature', () => {
    const all: Record<string, string> = { ...headers, 'x-amz-date': '20150830T123600Z' };
    const canonical = canonicalRequest({
      method: 'GET',
      path: '/',
      pathRule: 'normalized',
      canonicalQuery: canonicalQuery(query),
      headerNames: ['content-type', 'host', 'x-amz-date'],
      headerValue: (name) => all[name] ?? '',
      payloadHash: EMPTY_PAYLOAD_HASH,
    });
    expect(sha256Hex(canonical)).toBe(
      'f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    );
    const names = { date: '20150830', region: 'us-east-1', service: 'iam' };
    const text = stringToSign({
      amzDate: '20150830T123600Z',
      scope: credentialScope(names),
      canonicalRequest: canonical,
    });
    expect(text).toBe(
      'AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\nf536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    );
    const key = deriveSigningKey({ secretAccessKey: iam.credentials.secretAccessKey, ...names });
    expect(key.toString('hex')).toBe(
      'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
    );
    expect(signatureOf(key, text)).toBe(
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });

  test('is signed by signRequest as published', () => {
    const signed = signRequest(
      { method: 'GET', path: '/', query, headers, payloadHash: EMPTY_PAYLOAD_HASH },
      iam,
    );
    expect(signed['authorization']).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });
});

describe('the examples of the S3 reference', () => {
  test.each([
    {
      name: 'GET with a range',
      request: { method: 'GET', path: '/test.txt', query: '', headers: { range: 'bytes=0-9' } },
      payloadHash: EMPTY_PAYLOAD_HASH,
      signedHeaders: 'host;range;x-amz-content-sha256;x-amz-date',
      signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
    {
      name: 'PUT of a key with a dollar sign',
      request: {
        method: 'PUT',
        path: '/test$file.text',
        query: '',
        headers: {
          date: 'Fri, 24 May 2013 00:00:00 GMT',
          'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        },
      },
      payloadHash: sha256Hex('Welcome to Amazon S3.'),
      signedHeaders: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
      signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    },
    {
      name: 'GET of a sub-resource',
      request: { method: 'GET', path: '/', query: 'lifecycle', headers: {} },
      payloadHash: EMPTY_PAYLOAD_HASH,
      signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
      signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    },
    {
      name: 'GET of a list',
      request: { method: 'GET', path: '/', query: 'max-keys=2&prefix=J', headers: {} },
      payloadHash: EMPTY_PAYLOAD_HASH,
      signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
      signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    },
  ])('$name is signed as published', ({ request, payloadHash, signedHeaders, signature }) => {
    const signed = signRequest(
      { ...request, headers: { ...bucketHost, ...request.headers }, payloadHash },
      s3,
    );
    expect(signed['authorization']).toBe(authorization(signedHeaders, signature));
  });

  test('a presigned GET for a day has the published query', () => {
    const query = presign(
      {
        method: 'GET',
        path: '/test.txt',
        query: '',
        headers: bucketHost,
        payloadHash: UNSIGNED_PAYLOAD,
      },
      { ...s3, expiresInSeconds: 86_400 },
    );
    expect(query).toBe(
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });
});

describe('the examples of chunked uploads (65 KiB of the letter a)', () => {
  const scopeNames = { date: '20130524', region: 'us-east-1', service: 's3' };
  const signing: ChunkSigning = {
    signingKey: deriveSigningKey({
      secretAccessKey: s3.credentials.secretAccessKey,
      ...scopeNames,
    }),
    amzDate: '20130524T000000Z',
    scope: credentialScope(scopeNames),
  };
  const upload = {
    method: 'PUT',
    path: '/examplebucket/chunkObject.txt',
    query: '',
    headers: {
      host: 's3.amazonaws.com',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '66560',
    },
  };
  const chain = (seed: string): readonly string[] => {
    const signatures = [seed];
    for (const size of [65_536, 1024, 0]) {
      const previousSignature = signatures.at(-1) ?? '';
      const sha256 = sha256Hex('a'.repeat(size));
      signatures.push(chunkSignature(signing, { previousSignature, sha256 }));
    }
    return signatures.slice(1);
  };

  test('the seed and the signature of every chunk are the published ones', () => {
    const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
    const headers = { ...upload.headers, 'content-length': '66824' };
    const payloadHash = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
    const signed = signRequest({ ...upload, headers, payloadHash }, s3);
    expect(signed['authorization']).toBe(
      authorization(
        'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
        seed,
      ),
    );
    expect(chain(seed)).toEqual([
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ]);
  });

  test('the seed, the chunks and the trailer are the published ones when a checksum follows', () => {
    const seed = '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e';
    const headers = { ...upload.headers, 'x-amz-trailer': 'x-amz-checksum-crc32c' };
    const payloadHash = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER';
    const signed = signRequest({ ...upload, headers, payloadHash }, s3);
    expect(signed['authorization']).toBe(
      authorization(
        'content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer',
        seed,
      ),
    );
    const signatures = chain(seed);
    expect(signatures).toEqual([
      'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
      '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
      '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
    ]);
    const trailer = trailerSignature(signing, {
      previousSignature: signatures.at(-1) ?? '',
      headers: [['x-amz-checksum-crc32c', 'sOO8/Q==']],
    });
    expect(trailer).toBe('d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435');
  });
});
