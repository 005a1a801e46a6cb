import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createFindCredentials } from './find-credentials.js';
import { mintJobCredentials } from './job-credentials.js';

const serverKey = randomBytes(32);
const root = { accessKeyId: 'AKIAROOT', secretAccessKey: 'secret' };
const accountId = '000000000000';
const find = createFindCredentials({ root, accountId, serverKey });
const now = 1_790_000_000_000;
const job = mintJobCredentials({
  serverKey,
  accountId,
  jobId: 'j',
  expires: now + 1_000,
  grants: [],
});

describe('findCredentials', () => {
  test('knows the server’s own key, which has no session', () => {
    expect(find({ accessKeyId: 'AKIAROOT', sessionToken: undefined, now })).toMatchObject({
      secretAccessKey: 'secret',
      caller: { kind: 'root', arn: 'arn:aws:iam::000000000000:root' },
    });
    expect(find({ accessKeyId: 'AKIAROOT', sessionToken: 'x', now })).toBe('invalidToken');
  });

  test('knows the keys of jobs by their tokens', () => {
    expect(find({ ...job, now })).toMatchObject({ caller: { kind: 'job', jobId: 'j' } });
    expect(find({ ...job, now: now + 2_000 })).toBe('expiredToken');
    expect(find({ ...job, sessionToken: undefined, now })).toBe('unknownAccessKey');
    expect(find({ ...job, sessionToken: 'x', now })).toBe('invalidToken');
  });

  test.each(['', 'AKIAOTHER', '__proto__'])('knows no other key: %j', (accessKeyId) => {
    expect(find({ accessKeyId, sessionToken: undefined, now })).toBe('unknownAccessKey');
  });
});
