import type { Mutation } from './mutated-engine.js';

/** Bugs that somebody might put into the engine one day. The simulator has to find each of them. */
export const mutations: readonly Mutation[] = [
  {
    what: 'a locked stage lets the next one in',
    file: 'admission.ts',
    find: 'stage.lockedBy === undefined && stage.inbound.find(',
    replace: 'stage.inbound.find(',
  },
  {
    what: 'a disabled transition lets executions through',
    file: 'admission.ts',
    find: "if (stage?.transition.kind !== 'enabled') return [];",
    replace: 'if (!stage) return [];',
  },
  {
    what: 'the queue lets in who came last',
    file: 'admission.ts',
    find: 'stage.inbound.find((id) =>',
    replace: 'stage.inbound.findLast((id) =>',
  },
  {
    what: 'an older execution supersedes a newer one',
    file: 'admission.ts',
    find: 'order > execution.order',
    replace: 'order < execution.order',
  },
  {
    what: 'a stage that fails or is stopped stays locked',
    file: 'settle.ts',
    find: 'release(draft, place.execution.pipelineExecutionId, place.run.stageName);',
    replace: '',
  },
  {
    what: 'a stage that was passed stays locked',
    file: 'settle.ts',
    find: 'release(draft, pipelineExecutionId, stageName);\n};\n\nconst failInStage',
    replace: '};\n\nconst failInStage',
  },
  {
    what: 'a retry of the failed actions runs all of them again',
    file: 'run-stage-again.ts',
    find: "retryMode === 'ALL_ACTIONS' ? {} : actionsToKeep(stage)",
    replace: '{}',
  },
  {
    what: 'the result of a job that was continued still counts',
    file: 'attempt.ts',
    find: "work?.kind === 'job' && work.jobId === about.jobId",
    replace: "work?.kind === 'job'",
  },
  {
    what: 'the job of an abandoned action stays on offer',
    file: 'abandon.ts',
    find: "if (work.kind === 'job') {",
    replace: "if (work.kind === 'none') {",
  },
  {
    what: 'what is abandoned stays in progress in the history',
    file: 'abandon.ts',
    find: "record(draft, run, { status: 'Abandoned', summary });",
    replace: '',
  },
  {
    what: 'a stage is run again by itself twice',
    file: 'next-step.ts',
    find: '(retries?.automatic ?? 0) > 0',
    replace: '(retries?.automatic ?? 0) > 1',
  },
  {
    what: 'a stage that is being stopped goes on to its next actions',
    file: 'next-step.ts',
    find: "if (run.status === 'Stopping') return isAnyRunning(run)",
    replace: "if (run.status === 'Stopping' && isAnyRunning(run)) return isAnyRunning(run)",
  },
  {
    what: 'a rollback goes on to the stages behind its own',
    file: 'settle.ts',
    find: "next === undefined || executionType === 'ROLLBACK'",
    replace: 'next === undefined',
  },
  {
    what: 'an automatic rollback goes back to an older version of the pipeline',
    file: 'begin-rollback.ts',
    find: 'lastSucceeded?.version !== draft.state.version',
    replace: 'lastSucceeded === undefined',
  },
  {
    what: 'a condition ends with the first rule that holds',
    file: 'conditions.ts',
    find: "if (rules.some(({ status }) => status === 'InProgress')) return condition;",
    replace: "if (!rules.some(({ status }) => status !== 'InProgress')) return condition;",
  },
  {
    what: 'the result of a condition engages although it is met',
    file: 'next-step.ts',
    find: "    case 'Succeeded':\n    case 'Overridden':\n      return { kind: 'passed' };",
    replace: "    case 'Overridden':\n      return { kind: 'passed' };",
  },
  {
    what: 'an update that cancels an execution leaves its stage locked',
    file: 'cancel-execution.ts',
    find: "if (position.kind === 'inside') release(",
    replace: "if (position.kind === 'ended') release(",
  },
  {
    what: 'an execution is told to be stopping twice',
    file: 'on/stop-requested.ts',
    find: "position.kind === 'inside' && execution.status === 'InProgress'",
    replace: "position.kind === 'inside'",
  },
  {
    what: 'a stage that is to be rolled back only fails',
    file: 'settle.ts',
    find: 'if (!isRolledBack) {',
    replace: 'if (isRolledBack || !isRolledBack) {',
  },
  {
    what: 'a stage that is to be run again by itself is not',
    file: 'next-step.ts',
    find: 'return isRetriedAlready(run) ? fail :',
    replace: 'return run.retries === undefined ? fail :',
  },
];
