import type { Millis } from '../../engine/index.js';
import type { RuleWork } from './rule.js';

/**
 * When a rule was evaluated for the first time, which a verdict that waits hands on as its token. Each
 * further round is a job of its own and was created later.
 */
export const waitingSince = ({ job }: Pick<RuleWork, 'job'>): Millis => {
  const since = Number(job.continuation_token ?? Number.NaN);
  return Number.isSafeInteger(since) ? since : job.created;
};
