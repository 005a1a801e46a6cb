import type { ActionDeclaration, Condition, Result, StageRetryMode } from '../model/index.js';
import type { StagePlan } from './plan.js';
import { actionsStep, isAnyRunning } from './run-order.js';
import type { ExecutionState, Gate, StageRun } from './state.js';

/** What a stage does next. */
export type NextStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'start'; readonly actions: readonly ActionDeclaration[] }
  | { readonly kind: 'evaluate'; readonly gate: Gate; readonly condition: Condition }
  | { readonly kind: 'retry'; readonly retryMode: StageRetryMode }
  | { readonly kind: 'succeed' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'fail'; readonly isRolledBack: boolean }
  | { readonly kind: 'stop' };

const fail: NextStep = { kind: 'fail', isRolledBack: false };

/**
 * First the condition before entry, then the actions, then the condition of their success or failure.
 * A stage that is being stopped begins nothing and ends with what is running in it. A rollback asks
 * for no conditions: nothing may stand in the way of a recovery, nor lead to another one.
 */
export const nextStep = (plan: StagePlan, execution: ExecutionState, run: StageRun): NextStep => {
  if (run.status === 'Stopping') return isAnyRunning(run) ? { kind: 'wait' } : { kind: 'stop' };
  if (execution.executionType === 'ROLLBACK') return stepOfRollback(plan, run);
  const entry = verdictOf(plan, 'beforeEntry', run);
  if (entry.kind === 'engaged') return stepByResult(entry.result);
  if (entry.kind !== 'passed') return entry;
  const actions = actionsStep(plan, run);
  switch (actions.kind) {
    case 'succeeded':
      return stepOfSuccess(plan, run);
    case 'failed':
      return stepOfFailure(plan, run);
    default:
      return actions;
  }
};

const stepOfRollback = (plan: StagePlan, run: StageRun): NextStep => {
  const actions = actionsStep(plan, run);
  if (actions.kind === 'succeeded') return { kind: 'succeed' };
  return actions.kind === 'failed' ? fail : actions;
};

const stepOfSuccess = (plan: StagePlan, run: StageRun): NextStep => {
  const success = verdictOf(plan, 'onSuccess', run);
  if (success.kind === 'passed') return { kind: 'succeed' };
  return success.kind === 'engaged' ? stepByResult(success.result) : success;
};

const stepOfFailure = ({ onFailure, ...plan }: StagePlan, run: StageRun): NextStep => {
  if (plan.conditions.onFailure === undefined) {
    if (onFailure?.result !== 'RETRY') return stepByResult(onFailure?.result);
    const { retryMode = 'FAILED_ACTIONS' } = onFailure.retryConfiguration ?? {};
    return isRetriedAlready(run) ? fail : { kind: 'retry', retryMode };
  }
  const failure = verdictOf({ ...plan, onFailure }, 'onFailure', run);
  if (failure.kind === 'passed') return fail;
  return failure.kind === 'engaged' ? stepByResult(failure.result) : failure;
};

// One automatic retry in a run of the stage, whatever follows it.
const isRetriedAlready = ({ retries }: StageRun): boolean => (retries?.automatic ?? 0) > 0;

// A condition never retries: only the stage itself does.
const stepByResult = (result: Result | undefined): NextStep =>
  result === 'SKIP' ? { kind: 'skip' } : { kind: 'fail', isRolledBack: result === 'ROLLBACK' };

type Verdict =
  | { readonly kind: 'evaluate'; readonly gate: Gate; readonly condition: Condition }
  | { readonly kind: 'wait' }
  | { readonly kind: 'passed' }
  | { readonly kind: 'engaged'; readonly result: Result | undefined };

/**
 * How a condition stands. Its result engages when the condition is not met, at every gate: this is the
 * one place that says so.
 */
const verdictOf = (plan: StagePlan, gate: Gate, run: StageRun): Verdict => {
  const condition = plan.conditions[gate];
  if (!condition) return { kind: 'passed' };
  const evaluation = run.conditions?.[gate];
  if (!evaluation) return { kind: 'evaluate', gate, condition };
  switch (evaluation.status) {
    case 'InProgress':
      return { kind: 'wait' };
    case 'Succeeded':
    case 'Overridden':
      return { kind: 'passed' };
    default:
      return { kind: 'engaged', result: condition.result };
  }
};
