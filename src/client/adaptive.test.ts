import { expect, test } from 'vitest';
import { createRateLimiter } from './adaptive.js';

// Seconds that a request takes, whether it is throttled, and how long AWS's own client waits before
// it sends the request (botocore's limiter, run over the same story).
const story: readonly (readonly [seconds: number, isThrottled: boolean, wait: number])[] = [
  [0.2, false, 0],
  [0.3, false, 0],
  [0.4, true, 0],
  [0.1, true, 0.28699],
  [0.2, false, 0.768222],
  [0.6, false, 0.49784],
  [0.7, false, 0.029968],
  [0.1, true, 0],
  [1, false, 0.198899],
  [2, false, 0],
];

test('requests wait as long as those of AWS after the service has throttled', async () => {
  let seconds = 1000.25;
  let waited = 0;
  const limiter = createRateLimiter({
    now: () => seconds * 1000,
    random: () => 0,
    sleep: async (wait) => {
      waited += wait;
      seconds += wait;
    },
  });
  for (const [duration, isThrottled, wait] of story) {
    waited = 0;
    await limiter.beforeSending();
    expect(waited).toBeCloseTo(wait, 5);
    seconds += duration;
    limiter.afterAnswer(isThrottled);
  }
});
