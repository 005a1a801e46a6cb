import { expect, test } from 'vitest';
import {
  credentialParts,
  incoming,
  now,
  plainRequest,
  signedHeaders,
} from '../../../test/support/signed-request.js';
import { sha256Hex, signRequest, UNSIGNED_PAYLOAD } from '../../sigv4/index.js';
import { authenticateBody } from './authenticate-body.js';

const answerTo = (headers: Readonly<Record<string, string>>, body: string) =>
  authenticateBody(credentialParts, {
    incoming: incoming(headers),
    now,
    body: Buffer.from(body),
    service: 'codepipeline',
  });

/** Signed with this in place of the body's hash, which the header says too. */
const signedWithHash = (payloadHash: string) =>
  signRequest(
    {
      ...plainRequest,
      headers: { ...plainRequest.headers, 'x-amz-content-sha256': payloadHash },
      payloadHash,
    },
    plainRequest,
  );

const mismatch = {
  kind: 'refused',
  code: 'InvalidSignature',
  message:
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
};
const wrongHash = {
  ...mismatch,
  message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
};

test('a signature is of the body too', () => {
  expect(answerTo(signedHeaders(), '{}')).toMatchObject({ kind: 'authenticated' });
  expect(answerTo(signedHeaders(), '{ }')).toEqual(mismatch);
});

test('an empty body is signed as one', () => {
  expect(answerTo(signedHeaders({ body: '' }), '')).toMatchObject({ kind: 'authenticated' });
});

test('x-amz-content-sha256 has to be the hash of the body', () => {
  expect(answerTo(signedWithHash(sha256Hex('{}')), '{}')).toMatchObject({ kind: 'authenticated' });
  expect(answerTo(signedWithHash(sha256Hex('{}')), '{"a":1}')).toEqual(wrongHash);
  const unsignedHeader = { ...signedHeaders(), 'x-amz-content-sha256': sha256Hex('other') };
  expect(answerTo(unsignedHeader, '{}')).toEqual(wrongHash);
});

test.each([UNSIGNED_PAYLOAD, 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'])(
  'a body that is signed as %s is not taken',
  (marker) => {
    expect(answerTo(signedWithHash(marker), '{}')).toEqual(wrongHash);
  },
);

test('another failure comes before a wrong hash', () => {
  const headers = { ...plainRequest.headers, 'x-amz-content-sha256': 'x' };
  expect(answerTo(headers, '{}')).toMatchObject({ code: 'MissingAuthenticationToken' });
});
