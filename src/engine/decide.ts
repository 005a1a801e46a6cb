import { absurd } from './absurd.js';
import type { Decision, Given, Lacking, Refusal } from './decision.js';
import { beginDraft, type Draft } from './draft.js';
import type { EngineEvent } from './event.js';
import { onApprovalGiven } from './on/approval-given.js';
import { onConditionOverridden } from './on/condition-overridden.js';
import { onDeadlinePassed } from './on/deadline-passed.js';
import { onExecutionStarted } from './on/execution-started.js';
import { onJobContinued } from './on/job-continued.js';
import { onJobFailed } from './on/job-failed.js';
import { onJobSucceeded } from './on/job-succeeded.js';
import { onJobTimedOut } from './on/job-timed-out.js';
import { onPipelineDeleted } from './on/pipeline-deleted.js';
import { onPipelineUpdated } from './on/pipeline-updated.js';
import { onRollbackRequested } from './on/rollback-requested.js';
import { onRuleDeadlinePassed } from './on/rule-deadline-passed.js';
import { onRuleReported } from './on/rule-reported.js';
import { onStageRetried } from './on/stage-retried.js';
import { onStopRequested } from './on/stop-requested.js';
import { onTransitionChanged } from './on/transition-changed.js';
import { settle } from './settle.js';
import type { PipelineState } from './state.js';

/**
 * What a pipeline makes of an event: its new state with what is to be recorded and done, or why the
 * event is not allowed, or what else has to be known to say so. Pure: the same arguments give the same answer, and nothing given is changed.
 */
export const decide = (
  state: PipelineState,
  event: EngineEvent,
  given: Given,
): Decision | Refusal | Lacking => {
  const draft = beginDraft(state, given);
  const refusal = tell(draft, event);
  if (refusal) return refusal;
  settle(draft);
  const { state: after, history, effects, changes, lacking } = draft;
  if (lacking.length > 0) return { kind: 'lacking', executions: lacking };
  return { kind: 'decision', state: after, history, effects, changes };
};

const tell = (draft: Draft, event: EngineEvent): Refusal | undefined => {
  switch (event.kind) {
    case 'executionStarted':
      return onExecutionStarted(draft, event);
    case 'jobSucceeded':
      return onJobSucceeded(draft, event);
    case 'jobContinued':
      return onJobContinued(draft, event);
    case 'jobFailed':
      return onJobFailed(draft, event);
    case 'jobTimedOut':
      return onJobTimedOut(draft, event);
    case 'approvalGiven':
      return onApprovalGiven(draft, event);
    case 'deadlinePassed':
      return onDeadlinePassed(draft, event);
    case 'transitionChanged':
      return onTransitionChanged(draft, event);
    case 'stopRequested':
      return onStopRequested(draft, event);
    case 'stageRetried':
      return onStageRetried(draft, event);
    case 'pipelineUpdated':
      return onPipelineUpdated(draft, event);
    case 'pipelineDeleted':
      return onPipelineDeleted(draft);
    case 'ruleReported':
      return onRuleReported(draft, event);
    case 'ruleDeadlinePassed':
      return onRuleDeadlinePassed(draft, event);
    case 'conditionOverridden':
      return onConditionOverridden(draft, event);
    case 'rollbackRequested':
      return onRollbackRequested(draft, event);
    default:
      return absurd(event);
  }
};
