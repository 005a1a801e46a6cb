import type {
  ApprovalStatus,
  ConditionType,
  FailureType,
  PipelineDeclaration,
  SourceRevisionOverride,
  StageRetryMode,
} from '../model/index.js';
import type { SourceRevisionRecord, Trigger } from './state.js';

/**
 * Everything that can happen to a pipeline. A new kind is a member here, a file in `on/` and a line
 * in `decide.ts`; the compiler points at what is missing.
 */
export type EngineEvent =
  | ExecutionStarted
  | JobSucceeded
  | JobContinued
  | JobFailed
  | JobTimedOut
  | ApprovalGiven
  | DeadlinePassed
  | TransitionChanged
  | StopRequested
  | StageRetried
  | RuleReported
  | RuleDeadlinePassed
  | ConditionOverridden
  | RollbackRequested
  | PipelineUpdated
  | PipelineDeleted;

/** A pipeline execution begins. Its id is chosen by the caller, who has promised it to a client. */
export interface ExecutionStarted {
  readonly kind: 'executionStarted';
  readonly pipelineExecutionId: string;
  readonly trigger: Trigger;
  /** Values given for pipeline-level variables; the declaration's defaults fill the rest. */
  readonly variables: Readonly<Record<string, string>>;
  readonly sourceOverrides: readonly SourceRevisionOverride[];
  /** Revisions known before the source actions run, as PutActionRevision reports them. */
  readonly sourceRevisions: readonly SourceRevisionRecord[];
}

/** What all events about one action's work have in common. */
interface AboutAction {
  readonly pipelineExecutionId: string;
  readonly actionExecutionId: string;
}

/** The job's worker reports the end of the action's work. */
export interface JobSucceeded extends AboutAction {
  readonly kind: 'jobSucceeded';
  readonly jobId: string;
  readonly outputVariables: Readonly<Record<string, string>>;
  readonly details?: ReportedDetails | undefined;
  readonly currentRevision?: ReportedRevision | undefined;
}

/** The job's worker closes this job and asks for another one that carries the token. */
export interface JobContinued extends AboutAction {
  readonly kind: 'jobContinued';
  readonly jobId: string;
  readonly continuationToken: string;
  readonly details?: ReportedDetails | undefined;
  readonly currentRevision?: ReportedRevision | undefined;
}

export interface JobFailed extends AboutAction {
  readonly kind: 'jobFailed';
  readonly jobId: string;
  readonly failure: {
    readonly type: FailureType;
    readonly message: string;
    readonly externalExecutionId?: string | undefined;
  };
}

/** One job took too long, whatever time its action has left. */
export interface JobTimedOut extends AboutAction {
  readonly kind: 'jobTimedOut';
  readonly jobId: string;
}

export interface ReportedDetails {
  readonly summary?: string | undefined;
  readonly externalExecutionId?: string | undefined;
  readonly percentComplete?: number | undefined;
}

export interface ReportedRevision {
  readonly revision: string;
  readonly changeIdentifier: string;
  readonly created?: number | undefined;
  readonly revisionSummary?: string | undefined;
  readonly revisionUrl?: string | undefined;
}

export interface ApprovalGiven extends AboutAction {
  readonly kind: 'approvalGiven';
  readonly token: string;
  readonly status: ApprovalStatus;
  readonly summary: string;
  readonly by: string;
}

/** An action's deadline has come. Harmless when the action has ended meanwhile. */
export interface DeadlinePassed extends AboutAction {
  readonly kind: 'deadlinePassed';
}

export interface TransitionChanged {
  readonly kind: 'transitionChanged';
  readonly stageName: string;
  readonly transitionType: 'Inbound' | 'Outbound';
  readonly to:
    | { readonly kind: 'enabled' }
    | { readonly kind: 'disabled'; readonly reason: string };
  readonly by: string;
}

export interface StopRequested {
  readonly kind: 'stopRequested';
  readonly pipelineExecutionId: string;
  readonly abandon: boolean;
  readonly reason?: string | undefined;
}

export interface StageRetried {
  readonly kind: 'stageRetried';
  readonly pipelineExecutionId: string;
  readonly stageName: string;
  readonly retryMode: StageRetryMode;
}

/** Whoever evaluates a rule says how it stands. */
export interface RuleReported {
  readonly kind: 'ruleReported';
  readonly pipelineExecutionId: string;
  readonly ruleExecutionId: string;
  readonly jobId: string;
  readonly outcome: RuleOutcome;
  readonly details?: ReportedDetails | undefined;
}

export type RuleOutcome =
  | { readonly kind: 'succeeded' }
  /** The rule says no (JobFailed), or it could not be evaluated (every other type). */
  | { readonly kind: 'failed'; readonly type: FailureType; readonly message: string }
  /** It cannot be said yet: another job that carries the token is to be offered at a time. */
  | { readonly kind: 'waiting'; readonly continuationToken: string; readonly visibleAt: number };

/** A rule's deadline has come. Harmless when the rule has ended meanwhile. */
export interface RuleDeadlinePassed {
  readonly kind: 'ruleDeadlinePassed';
  readonly pipelineExecutionId: string;
  readonly ruleExecutionId: string;
}

/** Somebody lets a stage go on in spite of its condition. */
export interface ConditionOverridden {
  readonly kind: 'conditionOverridden';
  readonly pipelineExecutionId: string;
  readonly stageName: string;
  readonly conditionType: ConditionType;
  readonly by: string;
}

/**
 * A stage is to go back to what another execution did in it. The shell loads the target; when it is not
 * among the state's executions the pipeline has none of that id.
 */
export interface RollbackRequested {
  readonly kind: 'rollbackRequested';
  /** The id of the new execution. */
  readonly pipelineExecutionId: string;
  readonly stageName: string;
  readonly targetPipelineExecutionId: string;
  readonly by: string;
}

/** The declaration is replaced. The caller has checked its structure. */
export interface PipelineUpdated {
  readonly kind: 'pipelineUpdated';
  readonly declaration: PipelineDeclaration;
  readonly version: number;
}

/** The pipeline is about to be deleted: nothing of it may go on. */
export interface PipelineDeleted {
  readonly kind: 'pipelineDeleted';
}
