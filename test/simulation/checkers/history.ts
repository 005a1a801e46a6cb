import type { ExecutionState, HistoryEntry, PipelineState } from '../../../src/engine/index.js';
import type { Store } from '../store.js';
import { acceptedIn, type NewChecker } from './checker.js';

/** What the history says last of an attempt is what the state says of it. */
export const history: NewChecker = () => {
  /** The execution of each attempt that has not ended. */
  const running = new Map<string, string>();
  return (seen, store) => {
    if (seen.kind !== 'committed') return [];
    const accepted = acceptedIn(seen);
    for (const { decision } of accepted) {
      for (const entry of decision.history) followEntry(running, entry);
    }
    const touched = new Set(
      accepted.flatMap(({ changed }) => changed.map(({ is }) => is.pipelineExecutionId)),
    );
    return [
      ...[...touched].flatMap((id) => differences(seen.after.executions[id], store)),
      ...forgotten(running, touched, seen.after),
    ];
  };
};

const followEntry = (running: Map<string, string>, entry: HistoryEntry): void => {
  switch (entry.kind) {
    case 'actionStarted':
      running.set(entry.actionExecutionId, entry.pipelineExecutionId);
      return;
    case 'ruleStarted':
      running.set(entry.ruleExecutionId, entry.pipelineExecutionId);
      return;
    case 'actionUpdated':
      if (entry.status !== 'InProgress') running.delete(entry.actionExecutionId);
      return;
    case 'ruleUpdated':
      if (entry.status !== 'InProgress') running.delete(entry.ruleExecutionId);
  }
};

const differences = (execution: ExecutionState | undefined, store: Store): readonly string[] =>
  attemptsOf(execution).flatMap(({ attempt, status }) => {
    const recorded = store.history.get(attempt)?.status;
    return recorded === status
      ? []
      : [`the attempt ${attempt} is ${status}, but its history says ${recorded}`];
  });

// A retry replaces attempts that have ended; one that runs is never replaced.
const forgotten = (
  running: ReadonlyMap<string, string>,
  touched: ReadonlySet<string>,
  { executions }: PipelineState,
): readonly string[] => {
  if (touched.size === 0) return [];
  const shown = new Set(
    [...touched].flatMap((id) => attemptsOf(executions[id]).map(({ attempt }) => attempt)),
  );
  return [...running].flatMap(([attempt, id]) =>
    touched.has(id) && !shown.has(attempt)
      ? [`the attempt ${attempt} of ${id} is InProgress for ever in its history`]
      : [],
  );
};

const attemptsOf = (
  execution: ExecutionState | undefined,
): readonly { readonly attempt: string; readonly status: string }[] => {
  const { actions = {}, conditions = {} } = execution?.stage ?? {};
  return [
    ...Object.values(actions).map(({ actionExecutionId, status }) => ({
      attempt: actionExecutionId,
      status,
    })),
    ...Object.values(conditions).flatMap(({ rules }) =>
      rules.map(({ ruleExecutionId, status }) => ({ attempt: ruleExecutionId, status })),
    ),
  ];
};
