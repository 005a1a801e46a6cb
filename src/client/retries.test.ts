import { describe, expect, test } from 'vitest';
import { ConnectionFault, type ConnectionFaultKind, ServiceFault } from './faults.js';
import { createRetry, type Pace, type RetrySettings } from './retries.js';

const standard: RetrySettings = { mode: 'standard', maxAttempts: 3 };

const fault = (code: string, status = 400): ServiceFault =>
  new ServiceFault({ code, message: 'm', status });

const lost = (kind: ConnectionFaultKind = 'refused'): ConnectionFault =>
  new ConnectionFault(kind, 'lost');

const openPace = (random = 0.5): Pace & { readonly slept: number[] } => {
  const slept: number[] = [];
  return {
    slept,
    now: () => 0,
    random: () => random,
    sleep: async (seconds) => {
      slept.push(seconds);
    },
  };
};

/** What became of a call that meets these faults, one an attempt, before it goes well. */
const call = async (faults: readonly Error[], settings: RetrySettings = standard, random = 0.5) => {
  const pace = openPace(random);
  let attempts = 0;
  const outcome = await createRetry(
    settings,
    pace,
  )(async () => {
    const next = faults[attempts];
    attempts += 1;
    if (next !== undefined) throw next;
    return 'answer';
  }).catch((error: unknown) => error);
  return { outcome, attempts, slept: pace.slept };
};

describe('it is tried again after', () => {
  test.each([
    ...[500, 502, 503, 504].map((status) => fault('Any', status)),
    ...['ThrottlingException', 'Throttling', 'TooManyRequestsException'].map((it) => fault(it)),
    ...['RequestLimitExceeded', 'LimitExceededException', 'RequestTimeout'].map((it) => fault(it)),
    ...(['refused', 'closed', 'connectTimeout', 'readTimeout', 'tls', 'proxy'] as const).map(lost),
  ])('%o', async (error) => {
    expect(await call([error])).toMatchObject({ outcome: 'answer', attempts: 2 });
  });
});

test.each([
  fault('ConcurrentModificationException'),
  fault('ValidationException'),
  fault('501', 501),
  new TypeError('a mistake of ours'),
])('it is not tried again after %o', async (error) => {
  expect(await call([error, error])).toMatchObject({ outcome: error, attempts: 1 });
});

test('the waits grow by powers of two, and 20 seconds is the longest', async () => {
  const faults = Array.from({ length: 7 }, () => lost());
  const { slept } = await call(faults, { mode: 'standard', maxAttempts: 8 });
  expect(slept).toEqual([0.5, 1, 2, 4, 8, 16, 20]);
});

test.each([0, 2])(
  'an error of the last of %i + 1 attempts tells of the retries',
  async (retries) => {
    const settings: RetrySettings = { mode: 'standard', maxAttempts: retries + 1 };
    const faults = Array.from({ length: retries + 1 }, () => fault('503', 503));
    expect((await call(faults, settings)).outcome).toMatchObject({
      code: '503',
      retriesExhausted: retries,
    });
  },
);

test('an error that stays tells of retries only if it is the last that is allowed', async () => {
  const stays = fault('ValidationException');
  const retriesTold = async (faults: readonly Error[]): Promise<unknown> =>
    ((await call(faults)).outcome as ServiceFault).retriesExhausted;
  expect(await retriesTold([stays])).toBeUndefined();
  expect(await retriesTold([lost(), stays])).toBeUndefined();
  expect(await retriesTold([lost(), lost(), stays])).toBe(2);
});

test.each([
  [lost('refused'), 101],
  [lost('readTimeout'), 51],
])('the quota of a client ends the attempts: %o, after %i', async (error, attempts) => {
  const faults = Array.from({ length: 200 }, () => error);
  const settings: RetrySettings = { mode: 'standard', maxAttempts: 200 };
  expect(await call(faults, settings)).toMatchObject({ outcome: error, attempts });
});

test('what an answer came after gives its cost back', async () => {
  const retry = createRetry({ mode: 'standard', maxAttempts: 200 }, openPace());
  const callWith = async (failures: number): Promise<number> => {
    let attempts = 0;
    await retry(async () => {
      attempts += 1;
      if (attempts <= failures) throw lost();
    }).catch(() => undefined);
    return attempts;
  };
  expect(await callWith(50)).toBe(51);
  // 50 cost 250, of which the last 5 came back.
  expect(await callWith(200)).toBe(1 + 51);
});

test('the adaptive mode has the same retries', async () => {
  const adaptive: RetrySettings = { mode: 'adaptive', maxAttempts: 2 };
  expect(await call([fault('503', 503)], adaptive)).toMatchObject({ outcome: 'answer' });
  const twice = [fault('503', 503), fault('503', 503)];
  expect((await call(twice, adaptive)).outcome).toMatchObject({ retriesExhausted: 1 });
});
