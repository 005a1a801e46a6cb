import {
  boolean,
  enumeration,
  type Infer,
  integer,
  list,
  required,
  string,
  structure,
} from '../schema.js';
import { ActionTypeId } from '../shapes/action-type.js';
import { ActionName, PipelineExecutionId, PipelineName, StageName } from '../shapes/identifier.js';
import { JobId } from '../shapes/job.js';
import { Timestamp } from '../shapes/primitive.js';
import { RuleName } from '../shapes/rule.js';

/** What it is that an execution, or one action or rule of it, waits for. */
export const WaitingKind = enumeration('WaitingKind', [
  // In front of a stage.
  'TransitionDisabled',
  'StageOccupied',
  'QueuedBehind',
  'NotAdmitted',
  // An action.
  'ApprovalPending',
  'JobNotTaken',
  'JobNotAcknowledged',
  'JobInProgress',
  'JobNotYetVisible',
  'ServerAtWork',
  // A condition of a stage.
  'RuleInProgress',
  'WindowClosed',
  // The whole of it.
  'Stopping',
  'StageFailed',
  'StageStopped',
  'ConditionFailed',
]);
export type WaitingKind = Infer<typeof WaitingKind>;

/** Where a stage asks the condition that is meant. */
export const WaitingGate = enumeration('WaitingGate', ['beforeEntry', 'onSuccess', 'onFailure']);
export type WaitingGate = Infer<typeof WaitingGate>;

/** Who is in the way: another execution, or somebody who has shut a door, and since when. */
export const Blocker = structure('Blocker', {
  pipelineExecutionId: PipelineExecutionId,
  user: string('BlockingUser'),
  reason: string('BlockingReason'),
  since: Timestamp,
});
export type Blocker = Infer<typeof Blocker>;

export const WaitingReason = structure('WaitingReason', {
  kind: required(WaitingKind),
  sentence: required(string('WaitingSentence')),
  pipelineExecutionId: required(PipelineExecutionId),
  stageName: StageName,
  actionName: ActionName,
  ruleName: RuleName,
  gate: WaitingGate,
  // Of a condition: whether OverrideStageCondition would let the stage go on.
  overridable: boolean('Overridable'),
  // Of a stage that has ended: whether RetryStageExecution would run it again.
  retryable: boolean('Retryable'),
  since: required(Timestamp),
  until: Timestamp,
  blockedBy: Blocker,
  // In the queue in front of the stage: 1 is the next to enter.
  place: integer('QueuePlace', { min: 1 }),
  actionTypeId: ActionTypeId,
  jobId: JobId,
  lastPolled: Timestamp,
  lastReported: Timestamp,
});
export type WaitingReason = Infer<typeof WaitingReason>;

export const GetWaitingReasonsInput = structure('GetWaitingReasonsInput', {
  pipelineName: required(PipelineName),
  pipelineExecutionId: PipelineExecutionId,
});
export type GetWaitingReasonsInput = Infer<typeof GetWaitingReasonsInput>;

export const GetWaitingReasonsOutput = structure('GetWaitingReasonsOutput', {
  reasons: required(list('WaitingReasonList', WaitingReason)),
});
export type GetWaitingReasonsOutput = Infer<typeof GetWaitingReasonsOutput>;
