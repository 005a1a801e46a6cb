import type { ExecutionState } from '../../../src/engine/index.js';
import { type Accepted, acceptedIn, type NewChecker } from './checker.js';

/** A rollback is a new execution of one stage that an older one has succeeded in, with what that had. */
export const rollbacks: NewChecker = () => {
  const stages = new Map<string, string>();
  return (seen) =>
    acceptedIn(seen).flatMap((accepted) => [
      ...accepted.changed.flatMap(({ was, is }) =>
        is.executionType === 'ROLLBACK' && !was ? beginning(accepted, is) : [],
      ),
      ...accepted.decision.history.flatMap((entry) => {
        if (entry.kind !== 'actionStarted') return [];
        const { pipelineExecutionId: id, stageName } = entry;
        if (accepted.after.executions[id]?.executionType !== 'ROLLBACK') return [];
        const first = stages.get(id) ?? stageName;
        stages.set(id, first);
        return first === stageName
          ? []
          : [`the rollback ${id} of ${first} has gone on to ${stageName}`];
      }),
    ]);
};

const beginning = ({ before, after, event }: Accepted, is: ExecutionState): readonly string[] => {
  const { pipelineExecutionId: id } = is;
  const target =
    after.executions[is.rollbackTarget ?? ''] ?? before.executions[is.rollbackTarget ?? ''];
  const stageName = is.stage?.stageName ?? '';
  if (!target) return [`the rollback ${id} has no target`];
  const faults: string[] = [];
  const say = (isWrong: boolean, what: string): void => {
    if (isWrong) faults.push(`the rollback ${id} ${what}`);
  };
  say(
    !target.succeededStages.includes(stageName),
    `goes back to ${target.pipelineExecutionId}, which has not succeeded in ${stageName}`,
  );
  say(target.executionType !== 'STANDARD', 'goes back to another rollback');
  say(target.pipelineVersion !== after.version, 'goes back to another version');
  say(
    is.artifacts !== target.artifacts &&
      !isSameRecord(is.artifacts, target.artifacts) &&
      is.stage?.status !== 'Succeeded',
    'has other artifacts than its target',
  );
  say(!isSameRecord(is.variables, target.variables), 'has other variables than its target');
  say(after.declaration.executionMode === 'PARALLEL', 'was begun in PARALLEL mode');
  say(after.declaration.stages[0]?.name === stageName, 'is one of the first stage');
  say(
    event.kind === 'rollbackRequested' && event.pipelineExecutionId !== id,
    'has another id than was promised',
  );
  return faults;
};

const isSameRecord = (
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};
