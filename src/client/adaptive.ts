import type { Pace, RateLimiter } from './retries.js';

/**
 * The adaptive mode's brake: once the service has throttled, requests go out at a measured rate,
 * which grows with every answer along a cubic curve and is cut with every throttling. The numbers
 * are AWS's.
 */
export function createRateLimiter(pace: Pace): RateLimiter {
  const now = (): number => pace.now() / 1000;
  const meter = createMeter(now());
  const curve = createCurve(now());
  const bucket = createBucket(now, pace.sleep);
  let isEnabled = false;
  return {
    beforeSending: async () => {
      if (isEnabled) await bucket.take();
    },
    afterAnswer: (isThrottled) => {
      const time = now();
      const measured = meter.record(time);
      const rate = isThrottled
        ? curve.throttled(isEnabled ? Math.min(measured, bucket.rate()) : measured, time)
        : curve.answered(time);
      if (isThrottled) isEnabled = true;
      bucket.setRate(Math.min(rate, growthMax * measured));
    },
  };
}

/** The rate may at most be this many times what was measured. */
const growthMax = 2;

interface Meter {
  /** Counts a request; gives the requests a second. */
  readonly record: (time: number) => number;
}

const meterSmoothing = 0.8;
const meterPeriodSeconds = 0.5;

function createMeter(startTime: number): Meter {
  let lastPeriod = Math.floor(startTime);
  let rate = 0;
  let count = 0;
  return {
    record: (time) => {
      const period = Math.floor(time / meterPeriodSeconds) * meterPeriodSeconds;
      count += 1;
      if (period <= lastPeriod) return rate;
      const current = count / (period - lastPeriod);
      rate = current * meterSmoothing + rate * (1 - meterSmoothing);
      count = 0;
      lastPeriod = period;
      return rate;
    },
  };
}

interface Curve {
  readonly answered: (time: number) => number;
  readonly throttled: (rate: number, time: number) => number;
}

const curveScale = 0.4;
const curveCut = 0.7;

function createCurve(startTime: number): Curve {
  let peak = 0;
  let lastThrottling = startTime;
  const secondsToPeak = (): number => Math.cbrt((peak * (1 - curveCut)) / curveScale);
  return {
    answered: (time) => curveScale * (time - lastThrottling - secondsToPeak()) ** 3 + peak,
    throttled: (rate, time) => {
      peak = rate;
      lastThrottling = time;
      return rate * curveCut;
    },
  };
}

interface Bucket {
  readonly take: () => Promise<void>;
  readonly rate: () => number;
  readonly setRate: (rate: number) => void;
}

const rateMin = 0.5;
/** No clock tells of less. */
const waitSecondsMin = 0.0001;

function createBucket(now: () => number, sleep: Pace['sleep']): Bucket {
  let rate = 1;
  let capacity = 1;
  let tokens = 0;
  let filledAt = now();
  const fill = (): void => {
    const time = now();
    tokens = Math.min(capacity, tokens + (time - filledAt) * rate);
    filledAt = time;
  };
  return {
    take: async () => {
      fill();
      const secondsToWait = (): number => (1 - tokens) / rate;
      while (secondsToWait() > waitSecondsMin) {
        await sleep(secondsToWait());
        fill();
      }
      tokens -= 1;
    },
    rate: () => rate,
    setRate: (wanted) => {
      fill();
      rate = Math.max(wanted, rateMin);
      capacity = Math.max(wanted, 1);
      tokens = Math.min(tokens, capacity);
    },
  };
}
