import { absurd } from './absurd.js';
import { admissible, arrive, release } from './admission.js';
import { rollBackAfterFailure } from './begin-rollback.js';
import { evaluateCondition } from './conditions.js';
import {
  changeExecution,
  changeStage,
  changeStageRun,
  type Draft,
  executionOf,
  findStage,
} from './draft.js';
import { endExecution } from './end-execution.js';
import { enterStage } from './enter-stage.js';
import { nextStep } from './next-step.js';
import { stagePlanFor } from './plan.js';
import { runStageAgain } from './run-stage-again.js';
import { startActions } from './start-action.js';
import type { ExecutionState, StageRun } from './state.js';
import { tellStageChange } from './tell.js';

/**
 * Sees to everything that follows from an event, until nothing more follows: stages go on or end,
 * executions move on, those that wait come in.
 */
export const settle = (draft: Draft): void => {
  for (let errand = draft.agenda.shift(); errand; errand = draft.agenda.shift()) {
    switch (errand.kind) {
      case 'advance':
        advance(draft, executionOf(draft, errand.pipelineExecutionId));
        break;
      case 'admit':
        for (const id of admissible(draft, errand.stageName)) {
          enterStage(draft, id, errand.stageName);
        }
        break;
      case 'enter':
        enterStage(draft, errand.pipelineExecutionId, errand.stageName);
        break;
      default:
        absurd(errand);
    }
  }
};

const advance = (draft: Draft, execution: ExecutionState): void => {
  const { position, stage } = execution;
  if (position.kind !== 'inside' || !stage) return;
  const place: Place = { execution, run: stage };
  const step = nextStep(stagePlanFor(draft.state, execution, stage.stageName), execution, stage);
  switch (step.kind) {
    case 'wait':
      return;
    case 'start':
      startActions(draft, execution.pipelineExecutionId, step.actions);
      return;
    case 'evaluate':
      evaluateCondition(draft, place, step);
      return;
    case 'retry':
      runStageAgain(draft, { execution, stage }, { by: 'AutomatedStageRetry', ...step });
      return;
    case 'succeed':
      succeedInStage(draft, place);
      return;
    case 'skip':
      leaveStage(draft, place, 'Skipped');
      return;
    case 'fail':
      failInStage(draft, place, step);
      return;
    case 'stop':
      endInStage(draft, place, 'Stopped');
      return;
    default:
      absurd(step);
  }
};

/** An execution in the stage that it runs. */
interface Place {
  readonly execution: ExecutionState;
  readonly run: StageRun;
}

const succeedInStage = (draft: Draft, place: Place): void => {
  const { execution, run } = place;
  const { pipelineExecutionId, pipelineVersion: version, executionType } = execution;
  const { stageName } = run;
  const known = findStage(draft, stageName);
  if (known && executionType === 'STANDARD' && version >= (known.lastSucceeded?.version ?? 0)) {
    changeStage(draft, stageName, { lastSucceeded: { pipelineExecutionId, version } });
  }
  leaveStage(draft, place, 'Succeeded');
};

const tellingOf = { Succeeded: 'SUCCEEDED', Skipped: 'SKIPPED' } as const;

// The next stage is asked for before this one is given free, so that whoever waits for this one
// cannot overtake. A rollback goes no further than its one stage.
const leaveStage = (
  draft: Draft,
  { execution, run }: Place,
  status: 'Succeeded' | 'Skipped',
): void => {
  const { pipelineExecutionId, executionType } = execution;
  const { stageName } = run;
  const succeededStages =
    status === 'Skipped' || execution.succeededStages.includes(stageName)
      ? execution.succeededStages
      : [...execution.succeededStages, stageName];
  changeStageRun(draft, pipelineExecutionId, { ...run, status }, { succeededStages });
  tellStageChange(draft, pipelineExecutionId, { stageName, state: tellingOf[status] });
  const { next } = stagePlanFor(draft.state, execution, stageName);
  if (next === undefined || executionType === 'ROLLBACK') {
    endExecution(draft, pipelineExecutionId, { status: 'Succeeded' });
  } else {
    arrive(draft, pipelineExecutionId, next);
  }
  release(draft, pipelineExecutionId, stageName);
};

const failInStage = (
  draft: Draft,
  place: Place,
  { isRolledBack }: { readonly isRolledBack: boolean },
): void => {
  const { pipelineExecutionId } = place.execution;
  const { stageName } = place.run;
  if (!isRolledBack) {
    endInStage(draft, place, 'Failed');
    return;
  }
  markEnd(draft, place, 'Failed');
  const rollback = rollBackAfterFailure(draft, stageName, pipelineExecutionId);
  if (rollback === 'begun') return;
  const statusSummary = `The stage ${stageName} was not rolled back: no execution of the pipeline's present version has succeeded in it.`;
  changeExecution(draft, pipelineExecutionId, { statusSummary });
  release(draft, pipelineExecutionId, stageName);
};

const endInStage = (draft: Draft, place: Place, status: 'Failed' | 'Stopped'): void => {
  markEnd(draft, place, status);
  release(draft, place.execution.pipelineExecutionId, place.run.stageName);
};

const markEnd = (draft: Draft, { execution, run }: Place, status: 'Failed' | 'Stopped'): void => {
  const { pipelineExecutionId } = execution;
  const { stageName } = run;
  changeStageRun(draft, pipelineExecutionId, { ...run, status });
  tellStageChange(draft, pipelineExecutionId, {
    stageName,
    state: status === 'Failed' ? 'FAILED' : 'STOPPED',
  });
  endExecution(draft, pipelineExecutionId, { status });
};
