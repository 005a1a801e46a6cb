import type { ActionDeclaration } from '../model/index.js';
import { entryOf } from './entry-of.js';
import type { StagePlan } from './plan.js';
import type { StageRun } from './state.js';

/** What a stage's actions do next, or how they have ended. */
export type ActionsStep =
  | { readonly kind: 'start'; readonly actions: readonly ActionDeclaration[] }
  | { readonly kind: 'wait' }
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed' };

/**
 * Groups of one runOrder start together, one group after the other. When an action fails its
 * siblings run on to their own end, and only then do the actions count as failed; no later group
 * starts.
 */
export const actionsStep = (plan: StagePlan, run: StageRun): ActionsStep => {
  for (const group of plan.groups) {
    // In a group that has begun, only a retry leaves actions without an attempt.
    const toStart = group.filter((action) => !Object.hasOwn(run.actions, action.name));
    if (toStart.length > 0) return { kind: 'start', actions: toStart };
    const end = endOfGroup(group, run);
    if (end !== 'succeeded') return { kind: end };
  }
  return { kind: 'succeeded' };
};

const endOfGroup = (
  group: readonly ActionDeclaration[],
  run: StageRun,
): 'wait' | 'failed' | 'succeeded' => {
  const statuses = group.map((action) => entryOf(run.actions, action.name)?.status);
  if (statuses.includes('InProgress')) return 'wait';
  return statuses.every((status) => status === 'Succeeded') ? 'succeeded' : 'failed';
};

export const isAnyActionRunning = (run: StageRun): boolean =>
  Object.values(run.actions).some((action) => action.status === 'InProgress');

/** Whether the stage waits for somebody: for an action's end, or for a rule's. */
export const isAnyRunning = (run: StageRun): boolean =>
  isAnyActionRunning(run) ||
  Object.values(run.conditions ?? {}).some(({ status }) => status === 'InProgress');
