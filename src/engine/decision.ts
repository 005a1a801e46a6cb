import type {
  ActionDeclaration,
  ActionExecutionStatus,
  ActionTypeId,
  EncryptionKey,
  RuleDeclaration,
  RuleExecutionStatus,
  SourceRevisionOverride,
} from '../model/index.js';
import type { ReportedRevision } from './event.js';
import type { ArtifactPlace, Gate, Millis, PipelineState, ProducedArtifact } from './state.js';
import type { StateChange } from './state-change.js';

/** What the engine may ask for, beside the event: the time, and fresh names. */
export interface Given {
  readonly now: Millis;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** A fresh object key part: seven letters and digits. */
  readonly newKey: () => string;
  /** How long a continuation job stays invisible to pollers, in milliseconds. */
  readonly continuationDelay: Millis;
  /**
   * The region that the pipeline is in: where artifact stores are declared by region, actions that
   * name no region use the store of this one. Without it they use the first.
   */
  readonly region?: string | undefined;
  /** Ids of executions that were looked for and are not there any more. */
  readonly absent?: readonly string[] | undefined;
}

/**
 * The engine's answer: the state after the event, what the history gains, and what is to be done
 * outside. Parts of `state` that are the same objects as before need not be written.
 */
export interface Decision {
  readonly kind: 'decision';
  readonly state: PipelineState;
  readonly history: readonly HistoryEntry[];
  readonly effects: readonly Effect[];
  /** What the world is told, in the order in which it happened. */
  readonly changes: readonly StateChange[];
}

/**
 * The decision depends on executions that the state does not hold. Nothing has happened: the same event
 * is to be told again with them, or with their ids among `given.absent` where there are none.
 */
export interface Lacking {
  readonly kind: 'lacking';
  readonly executions: readonly string[];
}

/** The event is not allowed now. `code` is the API's name for why. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly code: RefusalCode;
  readonly message: string;
}

export type RefusalCode =
  | 'ApprovalAlreadyCompletedException'
  | 'ConcurrentPipelineExecutionsLimitExceededException'
  | 'ConditionNotOverridableException'
  | 'ConflictException'
  | 'DuplicatedStopRequestException'
  | 'InvalidApprovalTokenException'
  | 'InvalidJobStateException'
  | 'NotLatestPipelineExecutionException'
  | 'PipelineExecutionNotFoundException'
  | 'PipelineExecutionNotStoppableException'
  | 'PipelineExecutionOutdatedException'
  | 'StageNotFoundException'
  | 'StageNotRetryableException'
  | 'UnableToRollbackStageException'
  | 'ValidationException';

/**
 * What the history of action and rule executions gains. One row an attempt; entries of one id add up.
 */
export type HistoryEntry = ActionStarted | ActionUpdated | RuleStarted | RuleUpdated;

export interface ActionStarted {
  readonly kind: 'actionStarted';
  readonly actionExecutionId: string;
  readonly pipelineExecutionId: string;
  readonly stageName: string;
  readonly action: ActionDeclaration;
  /** The configuration with its variables put in; absent when they could not be. */
  readonly resolvedConfiguration?: Readonly<Record<string, string>> | undefined;
  readonly inputArtifacts: readonly ProducedArtifact[];
  /** The token of a pending approval. */
  readonly token?: string | undefined;
  readonly at: Millis;
  readonly deadline: Millis;
}

/** Members that are absent keep what earlier entries said: later rounds may omit them. */
export interface ActionUpdated {
  readonly kind: 'actionUpdated';
  readonly actionExecutionId: string;
  readonly status: ActionExecutionStatus;
  readonly at: Millis;
  readonly summary?: string | undefined;
  readonly externalExecutionId?: string | undefined;
  readonly percentComplete?: number | undefined;
  readonly errorDetails?: { readonly code: string; readonly message: string } | undefined;
  readonly outputVariables?: Readonly<Record<string, string>> | undefined;
  readonly outputArtifacts?: readonly ArtifactPlace[] | undefined;
  readonly currentRevision?: ReportedRevision | undefined;
  readonly updatedBy?: string | undefined;
}

export interface RuleStarted {
  readonly kind: 'ruleStarted';
  readonly ruleExecutionId: string;
  readonly pipelineExecutionId: string;
  readonly stageName: string;
  readonly gate: Gate;
  readonly rule: RuleDeclaration;
  /** The configuration with its variables put in; absent when they could not be. */
  readonly resolvedConfiguration?: Readonly<Record<string, string>> | undefined;
  readonly inputArtifacts: readonly ProducedArtifact[];
  readonly at: Millis;
  readonly deadline: Millis;
}

/** Members that are absent keep what earlier entries said. */
export interface RuleUpdated {
  readonly kind: 'ruleUpdated';
  readonly ruleExecutionId: string;
  readonly status: RuleExecutionStatus;
  readonly at: Millis;
  readonly summary?: string | undefined;
  readonly externalExecutionId?: string | undefined;
  readonly errorDetails?: { readonly code: string; readonly message: string } | undefined;
  readonly updatedBy?: string | undefined;
}

/** What is to be done in the same transaction, beyond the state itself. */
export type Effect =
  | { readonly kind: 'offerJob'; readonly job: OfferedJob }
  | { readonly kind: 'offerRuleJob'; readonly job: OfferedRuleJob }
  | {
      readonly kind: 'continueJob';
      /** The job that is closed as Succeeded; the new one is a copy of it with the token. */
      readonly jobId: string;
      readonly newJobId: string;
      readonly continuationToken: string;
      readonly visibleAt: Millis;
    }
  | {
      readonly kind: 'closeJob';
      readonly jobId: string;
      readonly status: 'Succeeded' | 'Failed' | 'TimedOut';
    };

/** A job as it is put before the workers. */
export interface OfferedJob {
  readonly jobId: string;
  readonly pipelineExecutionId: string;
  readonly actionExecutionId: string;
  readonly stageName: string;
  readonly actionName: string;
  readonly actionTypeId: ActionTypeId;
  readonly configuration: Readonly<Record<string, string>>;
  readonly inputArtifacts: readonly ProducedArtifact[];
  readonly outputArtifacts: readonly ArtifactPlace[];
  readonly encryptionKey?: EncryptionKey | undefined;
  /** For a source action: the overrides that name it. */
  readonly sourceOverrides: readonly SourceRevisionOverride[];
  /** For a source action: the revision that the execution was started with. */
  readonly revision?: string | undefined;
  readonly visibleAt: Millis;
  readonly deadline: Millis;
}

/** A job that evaluates a rule. */
export interface OfferedRuleJob {
  readonly jobId: string;
  readonly pipelineExecutionId: string;
  readonly ruleExecutionId: string;
  readonly stageName: string;
  readonly gate: Gate;
  /** As declared; its configuration is in `configuration`, with the variables put in. */
  readonly rule: RuleDeclaration;
  readonly configuration: Readonly<Record<string, string>>;
  readonly inputArtifacts: readonly ProducedArtifact[];
  readonly visibleAt: Millis;
  readonly deadline: Millis;
}
