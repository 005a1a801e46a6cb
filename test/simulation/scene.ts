import type { ExecutionState } from '../../src/engine/index.js';
import type { Request, Shell } from './shell.js';

/** A job that somebody has in hand. */
export interface HeldJob {
  readonly jobId: string;
  readonly nonce: string;
}

/** A job worker, with what it remembers. */
export interface Worker {
  /** Handed out, not yet acknowledged. */
  offered: HeldJob[];
  /** Acknowledged: it may report on these. */
  held: HeldJob[];
  /** Reported on, or handed out and let slip: what a confused worker comes back to. */
  old: HeldJob[];
  /** While it waits for a wake-up, the time at which it looks by itself. */
  asleepUntil: number;
}

/** A server with everybody who talks to it. */
export interface Scene {
  readonly shell: Shell;
  readonly workers: readonly Worker[];
  /** What the server does itself. */
  readonly server: { held: HeldJob[] };
  /** Calls whose answer never came. */
  readonly inDoubt: Request[];
  readonly startTokens: string[];
  /** Executions that an opened door has not let in. */
  readonly leftBehind: Set<string>;
}

export const newWorker = (): Worker => ({ offered: [], held: [], old: [], asleepUntil: 0 });

/** The item that a step's number stands for. */
export const pick = <T>(items: readonly T[], number: number): T | undefined =>
  items[number % items.length];

/** The item that a step's number stands for, mostly one that fits. */
export const pickFitting = <T>(
  items: readonly T[],
  number: number,
  fits: (item: T) => boolean,
): T | undefined => {
  const isAny = number % 8 === 0;
  return pick(isAny ? items : items.filter(fits), Math.floor(number / 8));
};

/** Executions, mostly one of the latest. */
export const pickExecution = ({ shell }: Scene, number: number): ExecutionState | undefined => {
  const all = Object.values(shell.store.state.executions);
  const isAny = number % 10 === 0;
  return pick(isAny ? all : all.slice(-6), Math.floor(number / 10));
};

/** A worker, mostly one that has jobs of this kind in hand. */
export const workerOf = (
  { workers }: Scene,
  number: number,
  having?: 'offered' | 'held' | 'old',
): Worker => {
  const busy = having === undefined ? [] : workers.filter((worker) => worker[having].length > 0);
  const worker = pick(busy.length > 0 ? busy : workers, number);
  if (!worker) throw new Error('There are no workers.');
  return worker;
};
