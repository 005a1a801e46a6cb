import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../support/until.js';
import { type StubService, startStubService } from './stub-service.js';

const built = fileURLToPath(new URL('../../bin/pipewright.mjs', import.meta.url));

let service: StubService;

beforeAll(async () => {
  service = await startStubService();
});

afterAll(() => service.close());

// Far more than a pipe holds.
const pipelines = Array.from({ length: 2000 }, (_, index) => ({
  name: `${index}`.padEnd(1000, 'x'),
}));

const list = () => {
  service.prepare([{ body: { pipelines } }]);
  const args = ['--endpoint-url', service.url, 'codepipeline', 'list-pipelines'];
  return spawn(process.execPath, [built, ...args], {
    env: { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'eu-west-1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

describe('what is printed into a pipe', () => {
  test('arrives whole, even where it is more than the pipe holds', async () => {
    const child = list();
    const errors = text(child.stderr);
    const ended = once(child, 'close');
    await until('the request', async () => service.requests().length > 0);
    expect(JSON.parse(await text(child.stdout))).toEqual({ pipelines });
    expect(await errors).toBe('');
    expect(await ended).toEqual([0, null]);
  });

  test('is dropped without a word once the other end has gone', async () => {
    const child = list();
    const errors = text(child.stderr);
    const ended = once(child, 'close');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await ended).toEqual([0, null]);
    expect(await errors).toBe('');
  });
});
