import { describe, expect, test } from 'vitest';
import {
  credentialParts,
  incoming,
  jobCredentials,
  now,
  plainRequest,
  type TestRequest,
} from '../../../test/support/signed-request.js';
import { presign, UNSIGNED_PAYLOAD } from '../../sigv4/index.js';
import { authenticate } from './authenticate.js';

const minute = 60_000;

describe('a presigned URL', () => {
  const presigned = (
    change: Partial<TestRequest> & { readonly expiresInSeconds?: number } = {},
  ) => {
    const { expiresInSeconds = 900, ...rest } = change;
    const request: TestRequest = {
      ...plainRequest,
      method: 'GET',
      path: '/b/k',
      headers: { host: '127.0.0.1:8420' },
      service: 's3',
      ...rest,
    };
    const query = presign(
      { ...request, payloadHash: UNSIGNED_PAYLOAD },
      { ...request, expiresInSeconds },
    );
    return `${request.path}?${query}`;
  };
  const opened = (url: string, headers: Readonly<Record<string, string>> = {}) => {
    const request = incoming({ host: '127.0.0.1:8420', ...headers }, { method: 'GET', url });
    const answer = authenticate(
      credentialParts,
      { incoming: request, now, service: 's3' },
      UNSIGNED_PAYLOAD,
    );
    return answer.kind === 'refused' ? answer.failure : answer.caller.kind;
  };

  test('is its signer’s', () => {
    expect(opened(presigned())).toBe('root');
    expect(opened(presigned({ query: 'versionId=1' }))).toBe('root');
  });

  test('carries a job’s session token', () => {
    const credentials = jobCredentials(now + minute);
    expect(opened(presigned({ credentials }))).toBe('job');
  });

  test('holds until its last second, and no longer', () => {
    const signedAt = now - 900_000;
    expect(opened(presigned({ now: signedAt }))).toBe('root');
    expect(opened(presigned({ now: signedAt - 1000 }))).toEqual({
      kind: 'presignedExpired',
      amzDate: '20251231T235959Z',
      expiresInSeconds: 900,
      expires: '20260101T001459Z',
      now: '20260101T001500Z',
    });
  });

  test('is refused before its time, and when it is altered', () => {
    expect(opened(presigned({ now: now + 16 * minute }))).toMatchObject({ kind: 'notYetCurrent' });
    const url = presigned();
    expect(opened(url.replace('/b/k', '/b/other'))).toMatchObject({ kind: 'signatureMismatch' });
    expect(opened(url.replace('Expires=900', 'Expires=9000'))).toMatchObject({
      kind: 'signatureMismatch',
    });
    expect(opened(`${url}&versionId=2`)).toMatchObject({ kind: 'signatureMismatch' });
  });

  test('is refused with headers for S3 that it did not sign', () => {
    const headers = { 'x-amz-acl': 'public-read', accept: '*/*' };
    expect(opened(presigned(), headers)).toEqual({
      kind: 'headersNotSigned',
      names: ['x-amz-acl'],
    });
  });
});
