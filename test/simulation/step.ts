import type { Random } from './prng.js';

/** Who does what. What exactly depends on what there is when the step comes. */
const stepKinds = [
  'worker polls',
  'worker acknowledges',
  'worker succeeds',
  'worker fails',
  'worker continues',
  'worker answers again',
  'worker lies',
  'worker dies',
  'server polls',
  'server succeeds',
  'server fails',
  'server asks again',
  'server renews',
  'server ends overdue',
  'server crashes',
  'client starts',
  'client stops',
  'client retries',
  'client rolls back',
  'client overrides',
  'client disables',
  'client enables',
  'client updates',
  'client repeats',
  'reviewer answers',
  'clock jumps',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What befalls the transaction of a step. */
export type Fault = 'none' | 'crash before commit' | 'crash after commit' | 'wake-up lost';

/** One thing that happens, as plain data: any list of steps can be played, whole or in part. */
export interface Step {
  readonly kind: StepKind;
  /** Numbers that pick among what there is: whom it is about, what of it, and in which manner. */
  readonly who: number;
  readonly what: number;
  readonly how: number;
  /** How far the clock has moved since the step before, in milliseconds. */
  readonly wait: number;
  readonly fault: Fault;
  /** Whether its event shares a transaction with those that follow. */
  readonly isGathered: boolean;
}

const usualWeights: Readonly<Record<StepKind, number>> = {
  'worker polls': 10,
  'worker acknowledges': 4,
  'worker succeeds': 18,
  'worker fails': 6,
  'worker continues': 2,
  'worker answers again': 2,
  'worker lies': 2,
  'worker dies': 1,
  'server polls': 7,
  'server succeeds': 12,
  'server fails': 6,
  'server asks again': 2,
  'server renews': 1,
  'server ends overdue': 2,
  'server crashes': 1,
  'client starts': 8,
  'client stops': 2,
  'client retries': 5,
  'client rolls back': 4,
  'client overrides': 4,
  'client disables': 1,
  'client enables': 2,
  'client updates': 1,
  'client repeats': 1,
  'reviewer answers': 8,
  'clock jumps': 1,
};

const minute = 60_000;
const numberMax = 10_000;

/** How the steps of one story are drawn. Each story leans to some kinds and leaves others out. */
export interface Temper {
  readonly bag: readonly StepKind[];
  readonly faultPercent: number;
  readonly gatheredPercent: number;
}

// Without these nothing else comes about.
const core: readonly StepKind[] = [
  'client starts',
  'worker polls',
  'worker succeeds',
  'server polls',
  'server succeeds',
  'reviewer answers',
];

export const randomTemper = (random: Random): Temper => ({
  bag: stepKinds.flatMap((kind) => {
    const times = random.pick(core.includes(kind) ? [1, 1, 1, 4] : [0, 0, 1, 1, 1, 2, 4]);
    return new Array<StepKind>(usualWeights[kind] * times).fill(kind);
  }),
  faultPercent: random.pick([0, 2, 10]),
  gatheredPercent: random.pick([0, 20, 60]),
});

export const randomStep = (random: Random, temper: Temper): Step => {
  const kind = random.pick(temper.bag);
  return {
    kind,
    who: random.below(numberMax),
    what: random.below(numberMax),
    how: random.below(numberMax),
    wait: kind === 'clock jumps' ? jump(random) : random.below(random.pick([1, 1_000, minute])),
    fault: random.chance(temper.faultPercent)
      ? random.pick(['crash before commit', 'crash after commit', 'wake-up lost'])
      : 'none',
    isGathered: random.chance(temper.gatheredPercent),
  };
};

// Backwards a little, as clocks are set right; forwards past leases, deadlines and a month.
const jump = (random: Random): number =>
  random.pick([
    -5_000,
    -200,
    35_000,
    70_000,
    6 * minute,
    70 * minute,
    26 * 60 * minute,
    32 * 24 * 60 * minute,
  ]);
