import type { ActionDeclaration } from '../model/index.js';
import { entryOf } from './entry-of.js';
import type { StagePlan } from './plan.js';
import type { StageRun } from './state.js';

/** What a stage does next. */
export type NextStep =
  | { readonly kind: 'start'; readonly actions: readonly ActionDeclaration[] }
  | { readonly kind: 'wait' }
  | { readonly kind: 'succeed' }
  | { readonly kind: 'fail' }
  | { readonly kind: 'stop' };

/**
 * Groups of one runOrder start together, one group after the other. When an action fails its
 * siblings run on to their own end, and only then does the stage fail; no later group starts.
 * A stage that is being stopped starts nothing and ends with its last running action.
 */
export const nextStep = (plan: StagePlan, run: StageRun): NextStep => {
  if (run.status === 'Stopping') return isAnyRunning(run) ? { kind: 'wait' } : { kind: 'stop' };
  for (const group of plan.groups) {
    // In a group that has begun, only a retry leaves actions without an attempt.
    const toStart = group.filter((action) => !Object.hasOwn(run.actions, action.name));
    if (toStart.length > 0) return { kind: 'start', actions: toStart };
    const end = endOfGroup(group, run);
    if (end !== 'succeeded') return { kind: end };
  }
  return { kind: 'succeed' };
};

const endOfGroup = (
  group: readonly ActionDeclaration[],
  run: StageRun,
): 'wait' | 'fail' | 'succeeded' => {
  const statuses = group.map((action) => entryOf(run.actions, action.name)?.status);
  if (statuses.includes('InProgress')) return 'wait';
  return statuses.every((status) => status === 'Succeeded') ? 'succeeded' : 'fail';
};

export const isAnyRunning = (run: StageRun): boolean =>
  Object.values(run.actions).some((action) => action.status === 'InProgress');
