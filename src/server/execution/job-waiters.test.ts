import { describe, expect, test } from 'vitest';
import { createJobWaiters } from './job-waiters.js';

const never = new AbortController().signal;
const long = 60_000;

describe('pollers that wait', () => {
  test('are woken by what they wait for, and by nothing else', async () => {
    const waiters = createJobWaiters(() => 0);
    const woken: string[] = [];
    const mine = waiters.wait('mine', long, never).then(() => woken.push('mine'));
    const other = waiters.wait('other', long, never).then(() => woken.push('other'));
    waiters.wake('mine');
    await mine;
    expect(woken).toEqual(['mine']);
    waiters.wake('other');
    await other;
  });

  test('are woken later where the job comes into sight later', async () => {
    const waiters = createJobWaiters(Date.now);
    const began = Date.now();
    const waiting = waiters.wait('later', long, never);
    waiters.wake('later', began + 30);
    await waiting;
    expect(Date.now()).toBeGreaterThanOrEqual(began + 29);
    waiters.close();
  });

  test('wait no longer than they said, and not at all when they have gone', async () => {
    const waiters = createJobWaiters(() => 0);
    await waiters.wait('nothing', 1, never);
    await waiters.wait('nothing', long, AbortSignal.abort());
    const gone = new AbortController();
    const waiting = waiters.wait('nothing', long, gone.signal);
    gone.abort();
    await waiting;
  });

  test('are answered when the server stops', async () => {
    const waiters = createJobWaiters(() => 0);
    const waiting = waiters.wait('nothing', long, never);
    waiters.close();
    await waiting;
  });
});
