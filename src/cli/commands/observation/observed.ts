import type {
  ActionExecutionStatus,
  ActionTypeId,
  ErrorDetails,
  ExecutionMode,
  PipelineExecutionSummary,
  PipelineType,
  StageConditionState,
  StageExecution,
  TransitionState,
} from '../../../model/index.js';

/** A pipeline as one look at it saw it. Times are epoch milliseconds. */
export interface ObservedPipeline {
  readonly pipelineName: string;
  readonly pipelineVersion: number | undefined;
  readonly pipelineType: PipelineType;
  readonly executionMode: ExecutionMode;
  /** One for the pipeline; in PARALLEL mode one for each execution, which share nothing. */
  readonly runs: readonly ObservedRun[];
  /** The newest first. */
  readonly executions: readonly PipelineExecutionSummary[];
}

export interface ObservedRun {
  /** In PARALLEL mode: whose run it is. */
  readonly pipelineExecutionId: string | undefined;
  readonly stages: readonly ObservedStage[];
}

export interface ObservedStage {
  readonly stageName: string;
  /** The execution that is in the stage, or was there last. */
  readonly execution: StageExecution | undefined;
  /** Of its actions the first start, and of a stage that is done the last change. */
  readonly startTime: number | undefined;
  readonly lastUpdateTime: number | undefined;
  readonly inboundTransition: TransitionState;
  /** Those that wait in front of the stage, the one that has waited longest first. */
  readonly inbound: readonly StageExecution[];
  readonly conditions: readonly ObservedCondition[];
  readonly actions: readonly ObservedAction[];
}

export interface ObservedCondition {
  readonly gate: 'beforeEntry' | 'onSuccess' | 'onFailure';
  readonly state: StageConditionState;
}

export interface ObservedAction {
  readonly actionName: string;
  readonly actionTypeId: ActionTypeId;
  readonly runOrder: number;
  /** In the execution of its stage; undefined where it has not begun there. */
  readonly attempt: ObservedAttempt | undefined;
  /** What a source found. */
  readonly revision: ObservedRevision | undefined;
  /** There only while it waits for an answer. */
  readonly approval: PendingApproval | undefined;
}

export interface ObservedAttempt {
  readonly actionExecutionId: string | undefined;
  readonly status: ActionExecutionStatus | undefined;
  readonly startTime: number | undefined;
  readonly lastUpdateTime: number | undefined;
  readonly updatedBy: string | undefined;
  readonly summary: string | undefined;
  readonly errorDetails: ErrorDetails | undefined;
  readonly externalExecutionId: string | undefined;
  readonly externalExecutionUrl: string | undefined;
  readonly percentComplete: number | undefined;
}

export interface ObservedRevision {
  readonly revisionId: string | undefined;
  readonly summary: string | undefined;
}

export interface PendingApproval {
  readonly token: string;
  readonly since: number | undefined;
  /** When it fails if nobody answers. */
  readonly until: number | undefined;
  readonly question: string | undefined;
  readonly url: string | undefined;
}

export function isOnItsWay({ status }: { readonly status?: string | undefined }): boolean {
  return status === 'InProgress' || status === 'Stopping';
}
