import type {
  ConditionRun,
  ExecutionState,
  Gate,
  PipelineState,
  StageRun,
} from '../../../src/engine/index.js';
import type { Condition } from '../../../src/model/index.js';
import { type Accepted, acceptedIn, type NewChecker, stageInside } from './checker.js';

/** A condition says what its rules say, and the stage does what the condition's result is. */
export const conditionsObeyed: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap((accepted) =>
    accepted.changed.flatMap(({ was, is }) => [
      ...Object.entries(is.stage?.conditions ?? {}).flatMap(([gate, run]) =>
        ruleFaults(`${gate} of ${is.pipelineExecutionId}`, run),
      ),
      // A stage that was left before stays as it was, whatever is declared later.
      ...(was?.stage === is.stage || accepted.event.kind === 'pipelineUpdated'
        ? []
        : resultFaults(accepted, is)),
    ]),
  );

const ruleFaults = (what: string, { status, rules }: ConditionRun): readonly string[] => {
  const all = rules.map((rule) => rule.status);
  const isAny = (one: string): boolean => all.some((status_) => status_ === one);
  switch (status) {
    case 'Succeeded':
      return all.every((one) => one === 'Succeeded')
        ? []
        : [`${what} Succeeded with ${all.join()}`];
    case 'InProgress':
      return isAny('InProgress') ? [] : [`${what} is InProgress with ${all.join()}`];
    case 'Failed':
    case 'Errored':
      return isAny('Failed') ? [] : [`${what} is ${status} with ${all.join()}`];
    default:
      return isAny('InProgress') ? [`${what} is ${status}, but a rule runs`] : [];
  }
};

const hasHeld = (run: ConditionRun | undefined): boolean =>
  run?.status === 'Succeeded' || run?.status === 'Overridden';

const hasFailed = (run: ConditionRun | undefined): boolean =>
  run?.status === 'Failed' || run?.status === 'Errored';

const resultFaults = ({ after }: Accepted, is: ExecutionState): readonly string[] => {
  const { stage, pipelineExecutionId: id } = is;
  if (!stage) return [];
  const { beforeEntry, onSuccess } = stage.conditions ?? {};
  const faults: string[] = [];
  const say = (isWrong: boolean, what: string): void => {
    if (isWrong) faults.push(`${stage.stageName} of ${id} ${what}`);
  };
  const hasBegun = Object.keys(stage.actions).length > 0;
  say(
    beforeEntry !== undefined && !hasHeld(beforeEntry) && hasBegun && stageInside(is) !== undefined,
    'runs actions, though its entry condition does not hold',
  );
  say(
    stage.status === 'Succeeded' && onSuccess !== undefined && !hasHeld(onSuccess),
    'has Succeeded, though its condition has not',
  );
  const hasFailedByItself = stage.status === 'Failed' || stage.status === 'Skipped';
  say(hasHeld(beforeEntry) && hasFailedByItself && !hasBegun, 'is left before its first action');
  say(hasHeld(onSuccess) && hasFailedByItself, 'has not Succeeded, though its condition has');
  const declared = conditionOf(after, is, 'beforeEntry');
  if (!hasFailed(beforeEntry) || wasInterrupted(stage)) return faults;
  const expected = declared?.result === 'SKIP' ? 'Skipped' : 'Failed';
  say(stage.status !== expected, `is ${stage.status} where it is to be ${expected}`);
  return faults;
};

const wasInterrupted = ({ status }: StageRun): boolean =>
  status === 'Stopping' || status === 'Stopped' || status === 'Cancelled';

const conditionOf = (
  { declaration, earlier = {} }: PipelineState,
  { executionMode, pipelineVersion, stage }: ExecutionState,
  gate: Gate,
): Condition | undefined => {
  const own = executionMode === 'PARALLEL' ? earlier[pipelineVersion] : undefined;
  return (own ?? declaration).stages.find(({ name }) => name === stage?.stageName)?.[gate]
    ?.conditions?.[0];
};
