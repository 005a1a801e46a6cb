import { absurd } from './absurd.js';
import { admissible, arrive, release } from './admission.js';
import { changeStageRun, type Draft, executionOf } from './draft.js';
import { endExecution } from './end-execution.js';
import { enterStage } from './enter-stage.js';
import { stagePlanOf } from './plan.js';
import { nextStep } from './run-order.js';
import { startActions } from './start-action.js';
import type { ExecutionState, StageRun } from './state.js';

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
        admit(draft, errand.stageName);
        break;
      default:
        absurd(errand);
    }
  }
};

const admit = (draft: Draft, stageName: string): void => {
  for (const id of admissible(draft, stageName)) enterStage(draft, id, stageName);
};

const advance = (draft: Draft, execution: ExecutionState): void => {
  const { position, stage } = execution;
  if (position.kind !== 'inside' || !stage) return;
  const step = nextStep(stagePlanOf(draft.state.declaration, stage.stageName), stage);
  switch (step.kind) {
    case 'wait':
      return;
    case 'start':
      startActions(draft, execution.pipelineExecutionId, step.actions);
      return;
    case 'succeed':
      passStage(draft, execution, stage);
      return;
    case 'fail':
      endInStage(draft, execution, { run: stage, status: 'Failed' });
      return;
    case 'stop':
      endInStage(draft, execution, { run: stage, status: 'Stopped' });
      return;
    default:
      absurd(step);
  }
};

// The next stage is asked for before this one is given free, so that whoever waits for this one
// cannot overtake.
const passStage = (draft: Draft, execution: ExecutionState, run: StageRun): void => {
  const { pipelineExecutionId, succeededStages } = execution;
  const { stageName } = run;
  changeStageRun(
    draft,
    pipelineExecutionId,
    { ...run, status: 'Succeeded' },
    {
      succeededStages: succeededStages.includes(stageName)
        ? succeededStages
        : [...succeededStages, stageName],
    },
  );
  const { next } = stagePlanOf(draft.state.declaration, stageName);
  if (next === undefined) endExecution(draft, pipelineExecutionId, { status: 'Succeeded' });
  else arrive(draft, pipelineExecutionId, next);
  release(draft, pipelineExecutionId, stageName);
};

const endInStage = (
  draft: Draft,
  execution: ExecutionState,
  end: { readonly run: StageRun; readonly status: 'Failed' | 'Stopped' },
): void => {
  const { pipelineExecutionId } = execution;
  const { run, status } = end;
  changeStageRun(draft, pipelineExecutionId, { ...run, status });
  endExecution(draft, pipelineExecutionId, { status });
  release(draft, pipelineExecutionId, run.stageName);
};
