import type {
  ActionExecutionStatus,
  ConditionExecutionStatus,
  ExecutionMode,
  ExecutionType,
  PipelineDeclaration,
  PipelineExecutionStatus,
  RuleExecutionStatus,
  SourceRevisionOverride,
  StageExecutionStatus,
  StageRetryMode,
  TriggerType,
} from '../model/index.js';

/** Epoch milliseconds. The engine has no clock: every time comes in with an event. */
export type Millis = number;

/**
 * All that the engine knows of one pipeline: the unit that the server locks, loads, decides on and
 * writes. `executions` holds those in flight and those that the event is about.
 */
export interface PipelineState {
  readonly pipelineName: string;
  /** The version of `declaration`; raised by each UpdatePipeline. */
  readonly version: number;
  /** The version at which the stages last differed from those before; guards retries. */
  readonly structureVersion: number;
  readonly declaration: PipelineDeclaration;
  /**
   * Earlier versions, by their number, that executions in flight still go by: in PARALLEL mode each
   * runs the version that it was started with.
   */
  readonly earlier?: Readonly<Record<number, PipelineDeclaration>> | undefined;
  /** How many executions have been started so far; numbers the next one. */
  readonly executionsStarted: number;
  readonly stages: Readonly<Record<string, StageState>>;
  readonly executions: Readonly<Record<string, ExecutionState>>;
}

/** One stage as a place: who is in it, who waits in front of it, and whether its door is open. */
export interface StageState {
  readonly lockedBy?: string | undefined;
  /** Pipeline execution ids waiting to enter, oldest first. SUPERSEDED keeps at most one. */
  readonly inbound: readonly string[];
  readonly transition: Transition;
  /** The execution that entered last, kept after it has left; none in PARALLEL mode counts. */
  readonly latest?: LatestStageExecution | undefined;
  /** Of the executions in PARALLEL mode the one that entered last. */
  readonly latestParallel?: LatestStageExecution | undefined;
  /** The newest execution that a rollback goes back to: one of type STANDARD that has succeeded here. */
  readonly lastSucceeded?:
    | { readonly pipelineExecutionId: string; readonly version: number }
    | undefined;
}

/** The inbound transition of a stage. */
export type Transition =
  | { readonly kind: 'enabled'; readonly changedBy?: string; readonly changedAt?: Millis }
  | {
      readonly kind: 'disabled';
      readonly reason: string;
      readonly changedBy: string;
      readonly changedAt: Millis;
    };

export interface LatestStageExecution {
  readonly pipelineExecutionId: string;
  readonly status: StageExecutionStatus;
  readonly type: ExecutionType;
  readonly retries?: StageRetries | undefined;
  readonly conditions?: StageConditions | undefined;
}

/** How often a stage was run again in one pipeline execution. */
export interface StageRetries {
  readonly manual: number;
  readonly automatic: number;
  readonly latest: 'ManualStageRetry' | 'AutomatedStageRetry';
  readonly mode: StageRetryMode;
}

/** One pipeline execution. */
export interface ExecutionState {
  readonly pipelineExecutionId: string;
  /** Counts up by start: of two executions the one with the higher order is the newer. */
  readonly order: number;
  readonly startedAt: Millis;
  readonly updatedAt: Millis;
  readonly pipelineVersion: number;
  readonly executionMode: ExecutionMode;
  readonly executionType: ExecutionType;
  /** Of an execution of type ROLLBACK: the one that its stage goes back to. */
  readonly rollbackTarget?: string | undefined;
  /** How often it was begun: once, which is not noted, and once more for each retry. */
  readonly attempt?: number | undefined;
  readonly status: PipelineExecutionStatus;
  readonly statusSummary?: string | undefined;
  readonly trigger: Trigger;
  /** Pipeline-level variables with their values, fixed for the whole execution. */
  readonly variables: Readonly<Record<string, string>>;
  readonly sourceOverrides: readonly SourceRevisionOverride[];
  readonly position: Position;
  /** The stage that it is in or was in last. */
  readonly stage?: StageRun | undefined;
  readonly succeededStages: readonly string[];
  /** By artifact name. */
  readonly artifacts: Readonly<Record<string, ProducedArtifact>>;
  /** By namespace, then by key. */
  readonly outputVariables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sourceRevisions: readonly SourceRevisionRecord[];
  readonly stop?: { readonly abandon: boolean; readonly reason?: string | undefined } | undefined;
}

export interface Trigger {
  readonly triggerType: TriggerType;
  readonly triggerDetail?: string | undefined;
}

/** Where an execution is: in front of a stage, inside one, or at its end. */
export type Position =
  | { readonly kind: 'inbound'; readonly stageName: string; readonly since: Millis }
  | { readonly kind: 'inside'; readonly stageName: string }
  | { readonly kind: 'ended' };

/** One execution's run of one stage, over all its retries. */
export interface StageRun {
  readonly stageName: string;
  readonly status: StageExecutionStatus;
  /** When it was entered. Not noted by every server that there was. */
  readonly enteredAt?: Millis | undefined;
  /** The pipeline's version when the stage was entered. */
  readonly version: number;
  /** The latest attempt of each action that has begun, by action name. */
  readonly actions: Readonly<Record<string, ActionRun>>;
  readonly conditions?: StageConditions | undefined;
  readonly retries?: StageRetries | undefined;
}

/** Where a stage asks its conditions. */
export type Gate = 'beforeEntry' | 'onSuccess' | 'onFailure';

/** The latest evaluation of each condition that has begun. */
export type StageConditions = Readonly<Partial<Record<Gate, ConditionRun>>>;

/** One evaluation of one condition; its rules are in their declared order and begin together. */
export interface ConditionRun {
  readonly status: ConditionExecutionStatus;
  readonly summary?: string | undefined;
  readonly changedAt: Millis;
  readonly rules: readonly RuleRun[];
}

/** The latest execution of one rule. Everything for display lives in the history, not here. */
export interface RuleRun {
  readonly ruleName: string;
  readonly ruleExecutionId: string;
  readonly status: RuleExecutionStatus;
  /** Set when it could not be evaluated, as opposed to one that says no. */
  readonly isErrored?: boolean | undefined;
  /** The job that evaluates it, while it is in progress. */
  readonly jobId?: string | undefined;
  readonly startedAt: Millis;
  /** When it fails if it has not ended by then. */
  readonly deadline: Millis;
}

/** The latest attempt of one action. Everything for display lives in the history, not here. */
export interface ActionRun {
  readonly actionExecutionId: string;
  readonly status: ActionExecutionStatus;
  readonly work: ActionWork;
  readonly startedAt: Millis;
  /** When the action fails if it has not ended by then. */
  readonly deadline: Millis;
  readonly outputArtifacts: readonly ArtifactPlace[];
}

/** What an action waits for: a job that somebody does, or a person's answer. */
export type ActionWork =
  | { readonly kind: 'job'; readonly jobId: string }
  | { readonly kind: 'approval'; readonly token: string }
  | { readonly kind: 'none' };

export interface ArtifactPlace {
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
}

export interface ProducedArtifact extends ArtifactPlace {
  /** The revision id that the source action reported, if any. */
  readonly revision?: string | undefined;
}

/** What a source action found: one a source output artifact. */
export interface SourceRevisionRecord {
  readonly actionName: string;
  readonly artifactName?: string | undefined;
  readonly revisionId: string;
  readonly revisionChangeIdentifier?: string | undefined;
  readonly revisionSummary?: string | undefined;
  readonly revisionUrl?: string | undefined;
  readonly created?: Millis | undefined;
}
