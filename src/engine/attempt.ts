import type { ActionUpdated, Refusal } from './decision.js';
import { changeStageRun, type Draft, findExecution } from './draft.js';
import { actionIn, stagePlanFor } from './plan.js';
import { refuse } from './refuse.js';
import type { ActionRun, ActionWork, ExecutionState, StageRun } from './state.js';
import { tellActionChange } from './tell.js';

/** One attempt of an action, the latest of its execution's stage, and where it stands. */
export interface Attempt {
  readonly execution: ExecutionState;
  readonly stage: StageRun;
  readonly actionName: string;
  readonly run: ActionRun;
}

export const findAttempt = (
  draft: Draft,
  about: { readonly pipelineExecutionId: string; readonly actionExecutionId: string },
): Attempt | undefined => {
  const execution = findExecution(draft, about.pipelineExecutionId);
  const stage = execution?.stage;
  if (!stage) return undefined;
  for (const [actionName, run] of Object.entries(stage.actions)) {
    if (run.actionExecutionId === about.actionExecutionId) {
      return { execution, stage, actionName, run };
    }
  }
  return undefined;
};

/** The running attempt whose job this is. Results of any other job come too late. */
export const findAttemptOfJob = (
  draft: Draft,
  about: {
    readonly pipelineExecutionId: string;
    readonly actionExecutionId: string;
    readonly jobId: string;
  },
): Attempt | Refusal => {
  const attempt = findAttempt(draft, about);
  const work = attempt?.run.work;
  if (attempt?.run.status === 'InProgress' && work?.kind === 'job' && work.jobId === about.jobId) {
    return attempt;
  }
  return refuse(
    'InvalidJobStateException',
    `Job ${about.jobId} has ended: its action no longer waits for a result of it.`,
  );
};

export const isRefusal = <T extends object>(answer: T | Refusal): answer is Refusal =>
  'kind' in answer && answer.kind === 'refusal';

type Said = Omit<ActionUpdated, 'kind' | 'actionExecutionId' | 'status' | 'at'>;

/** Says something of an attempt in the history. */
export const record = (
  draft: Draft,
  run: ActionRun,
  said: Said & { readonly status: ActionUpdated['status'] },
): void => {
  draft.history.push({
    kind: 'actionUpdated',
    actionExecutionId: run.actionExecutionId,
    at: draft.given.now,
    ...said,
  });
};

/** How an attempt ends. */
export interface Ending {
  readonly status: 'Succeeded' | 'Failed';
  /** How the attempt's job is closed, if it has one. */
  readonly closeJobAs: 'Succeeded' | 'Failed' | 'TimedOut';
  readonly said: Said;
  /** What the attempt waits for afterwards, if not what it waited for before. */
  readonly work?: ActionWork;
  /** What else changes of the execution. */
  readonly change?: Partial<ExecutionState>;
}

/** Ends a running attempt; what the stage does then is put on the agenda. */
export const endAttempt = (draft: Draft, attempt: Attempt, ending: Ending): void => {
  const { run, execution } = attempt;
  const { status, said, work = run.work } = ending;
  if (run.work.kind === 'job') {
    draft.effects.push({ kind: 'closeJob', jobId: run.work.jobId, status: ending.closeJobAs });
  }
  record(draft, run, { status, ...said });
  tellEnd(draft, attempt, ending);
  changeRun(draft, attempt, { ...run, status, work }, ending.change);
  draft.agenda.push({ kind: 'advance', pipelineExecutionId: execution.pipelineExecutionId });
};

const tellEnd = (draft: Draft, attempt: Attempt, { status, said }: Ending): void => {
  const { execution, stage, actionName, run } = attempt;
  const { stageName } = stage;
  const { externalExecutionId, summary, errorDetails } = said;
  tellActionChange(draft, execution.pipelineExecutionId, {
    stageName,
    action: actionIn(stagePlanFor(draft.state, execution, stageName), actionName),
    run,
    state: status === 'Succeeded' ? 'SUCCEEDED' : 'FAILED',
    ...(status === 'Succeeded' ? { outputArtifacts: run.outputArtifacts } : {}),
    result: { externalExecutionId, summary, errorCode: errorDetails?.code },
  });
};

/** Replaces the run of one action. */
export const changeRun = (
  draft: Draft,
  { execution, stage, actionName }: Attempt,
  run: ActionRun,
  change: Partial<ExecutionState> = {},
): void => {
  const actions = { ...stage.actions, [actionName]: run };
  changeStageRun(draft, execution.pipelineExecutionId, { ...stage, actions }, change);
};
