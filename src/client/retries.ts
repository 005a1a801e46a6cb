import { ConnectionFault, ServiceFault } from './faults.js';
import { type Fault, isThrottled, mayPass } from './retryable.js';

export interface RetrySettings {
  readonly mode: 'standard' | 'adaptive';
  /** All attempts, the first one included. */
  readonly maxAttempts: number;
}

/** What waiting needs. */
export interface Pace {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 up to, but not including, 1. */
  readonly random: () => number;
  readonly sleep: (seconds: number) => Promise<void>;
}

export const realPace: Pace = {
  now: Date.now,
  random: Math.random,
  sleep: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
};

/** Tries until there is an answer, or a fault that stays. */
export type Retry = <T>(attempt: () => Promise<T>) => Promise<T>;

/** The retries of one client: how often it may try again in all depends on its successes. */
export function createRetry(settings: RetrySettings, pace: Pace): Retry {
  const quota = createQuota();
  const limiter = limiterOf(settings, pace);
  const waitOrGiveUp = async (fault: Fault, attempts: number): Promise<number> => {
    if (attempts >= settings.maxAttempts) throw exhausted(fault, attempts - 1);
    const cost = costOf(fault);
    if (!mayPass(fault) || !quota.take(cost)) throw fault;
    await pace.sleep(backoff(attempts, pace.random()));
    return cost;
  };
  return async (attempt) => {
    const rate = await limiter();
    let gain = restedGain;
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await outcomeOf(attempt, rate);
      if (outcome.kind === 'answered') {
        quota.give(gain);
        return outcome.answer;
      }
      gain = await waitOrGiveUp(outcome.fault, attempts);
    }
  };
}

/** Keeps a client from sending more than the service takes. */
export interface RateLimiter {
  readonly beforeSending: () => Promise<void>;
  readonly afterAnswer: (isThrottled: boolean) => void;
}

// One for all calls, made at the first of them.
function limiterOf(
  { mode }: RetrySettings,
  pace: Pace,
): () => Promise<RateLimiter | undefined> | undefined {
  let limiter: Promise<RateLimiter> | undefined;
  return () => {
    if (mode === 'standard') return undefined;
    limiter ??= import('./adaptive.js').then(({ createRateLimiter }) => createRateLimiter(pace));
    return limiter;
  };
}

type Outcome<T> =
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'failed'; readonly fault: Fault };

async function outcomeOf<T>(
  attempt: () => Promise<T>,
  rate: RateLimiter | undefined,
): Promise<Outcome<T>> {
  await rate?.beforeSending();
  try {
    const answer = await attempt();
    rate?.afterAnswer(false);
    return { kind: 'answered', answer };
  } catch (error) {
    // Any other error is none of the service's.
    if (!(error instanceof ServiceFault || error instanceof ConnectionFault)) throw error;
    rate?.afterAnswer(isThrottled(error));
    return { kind: 'failed', fault: error };
  }
}

// As in AWS's program, this is said of any error that came with the last attempt, and only there.
function exhausted(fault: Fault, retries: number): Fault {
  return fault instanceof ServiceFault ? fault.afterRetries(retries) : fault;
}

const backoffSecondsMax = 20;

function backoff(attempts: number, random: number): number {
  return Math.min(random * 2 ** (attempts - 1), backoffSecondsMax);
}

const quotaMax = 500;
const retryCost = 5;
const timeoutCost = 10;
/** What an answer to a first attempt gives back. */
const restedGain = 1;

function costOf(fault: Fault): number {
  const isTimeout = fault instanceof ConnectionFault && fault.kind.endsWith('Timeout');
  return isTimeout ? timeoutCost : retryCost;
}

interface Quota {
  readonly take: (amount: number) => boolean;
  readonly give: (amount: number) => void;
}

function createQuota(): Quota {
  let left = quotaMax;
  return {
    take: (amount) => {
      if (amount > left) return false;
      left -= amount;
      return true;
    },
    give: (amount) => {
      left = Math.min(left + amount, quotaMax);
    },
  };
}
