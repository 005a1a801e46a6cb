import { expect, test } from 'vitest';
import { UNSIGNED_PAYLOAD } from './payload-hash.js';
import { presign } from './presign.js';

test.each([0, -1, 604_801, Number.NaN])('a URL for %s seconds is refused', (expiresInSeconds) => {
  const presigning = () =>
    presign(
      {
        method: 'GET',
        path: '/b/k',
        query: '',
        headers: { host: 'h' },
        payloadHash: UNSIGNED_PAYLOAD,
      },
      {
        credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
        region: 'us-east-1',
        service: 's3',
        now: 0,
        expiresInSeconds,
      },
    );
  expect(presigning).toThrow('A presigned URL holds 1 to 604800 seconds.');
});
