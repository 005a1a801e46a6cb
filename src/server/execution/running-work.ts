import type { ActionRun, ExecutionState, RuleRun } from '../../engine/index.js';

/** What goes on in the stage that an execution is in, each with a deadline of its own. */
export interface RunningWork {
  readonly actions: readonly ActionRun[];
  readonly rules: readonly RuleRun[];
}

export const runningWork = ({ stage }: Pick<ExecutionState, 'stage'>): RunningWork => ({
  actions: Object.values(stage?.actions ?? {}).filter(isRunning),
  rules: Object.values(stage?.conditions ?? {})
    .flatMap(({ rules }) => rules)
    .filter(isRunning),
});

const isRunning = ({ status }: ActionRun | RuleRun): boolean => status === 'InProgress';
