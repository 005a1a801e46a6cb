import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { mayReadObject, mayWriteObject } from './caller.js';
import { mintJobCredentials, verifyJobCredentials } from './job-credentials.js';

const serverKey = randomBytes(32);
const now = 1_790_000_000_000;
const request = {
  serverKey,
  accountId: '000000000000',
  jobId: '3f1a',
  expires: now + 60_000,
  grants: [
    { bucket: 'artifacts', key: 'P/In/abc.zip', allow: 'read' },
    { bucket: 'artifacts', key: 'P/Out/def', allow: 'write' },
  ],
} as const;

const verify = (
  more: Partial<Parameters<typeof verifyJobCredentials>[0]> = {},
  minted = mintJobCredentials(request),
) => verifyJobCredentials({ serverKey, now, ...minted, ...more });

describe('the credentials of a job', () => {
  test('are known by any server that has the key, with the secret that was handed out', () => {
    const minted = mintJobCredentials(request);
    const verified = verify({}, minted);
    expect(verified).toMatchObject({
      secretAccessKey: minted.secretAccessKey,
      caller: { kind: 'job', jobId: '3f1a', grants: request.grants },
    });
  });

  test('open the artifacts of the job and nothing else', () => {
    const verified = verify();
    if (typeof verified === 'string') throw new Error(verified);
    const { caller } = verified;
    const at = (key: string, bucket = 'artifacts') => ({ bucket, key });
    expect(mayReadObject(caller, at('P/In/abc.zip'))).toBe(true);
    expect(mayWriteObject(caller, at('P/In/abc.zip'))).toBe(false);
    expect(mayReadObject(caller, at('P/Out/def'))).toBe(true);
    expect(mayWriteObject(caller, at('P/Out/def'))).toBe(true);
    expect(mayReadObject(caller, at('P/In/abc.zip2'))).toBe(false);
    expect(mayReadObject(caller, at('P/In/abc.zip', 'other'))).toBe(false);
  });

  test('expire', () => {
    expect(verify({ now: request.expires - 1 })).not.toBe('expired');
    expect(verify({ now: request.expires })).toBe('expired');
  });

  test('are other ones at each call', () => {
    expect(mintJobCredentials(request)).not.toEqual(mintJobCredentials(request));
  });

  test('are worth nothing under another key, with another access key id, or with one bit changed', () => {
    const minted = mintJobCredentials(request);
    expect(verify({ serverKey: randomBytes(32) }, minted)).toBe('invalid');
    expect(verify({ accessKeyId: mintJobCredentials(request).accessKeyId }, minted)).toBe(
      'invalid',
    );
    const bytes = Buffer.from(minted.sessionToken, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(verify({ sessionToken: changed.toString('base64url') }, minted)).toBe('invalid');
    }
  });

  test.each([undefined, '', 'x', '!!!', 'AAAA'])(
    'are refused with the token %j',
    (sessionToken) => {
      expect(verify({ sessionToken })).toBe('invalid');
    },
  );
});
