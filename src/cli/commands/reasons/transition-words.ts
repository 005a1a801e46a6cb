import type { TransitionState } from '../../../model/index.js';
import { caller } from '../drawing/names.js';
import { duration } from '../drawing/times.js';

/** `has been disabled for 5 min by root: “Freeze”` */
export function disabledWords(
  { disabledReason, lastChangedAt, lastChangedBy }: TransitionState,
  now: number,
): string {
  const time = lastChangedAt === undefined ? '' : ` for ${duration(now - lastChangedAt)}`;
  const who = lastChangedBy === undefined ? '' : ` by ${caller(lastChangedBy)}`;
  const why = disabledReason === undefined ? '' : `: “${disabledReason}”`;
  return `has been disabled${time}${who}${why}`;
}
