import type { ActionTypeId } from '../model/index.js';
import type { ArtifactPlace, Millis, Trigger } from './state.js';

/** Something that happened to an execution, a stage of it or an action of it, all at the same time. */
export type StateChange = PipelineChange | StageChange | ActionChange | ApprovalNeeded;

interface Changed {
  readonly pipelineExecutionId: string;
  /** The version that the execution was started with. */
  readonly pipelineVersion: number;
  /** How often the execution was begun: 1, and one more for each retry. */
  readonly attempt: number;
  readonly at: Millis;
}

export interface PipelineChange extends Changed {
  readonly kind: 'pipelineChanged';
  readonly state:
    | 'STARTED'
    | 'SUCCEEDED'
    | 'RESUMED'
    | 'FAILED'
    | 'STOPPING'
    | 'STOPPED'
    | 'CANCELED'
    | 'SUPERSEDED';
  /** With STARTED. */
  readonly trigger?: Trigger | undefined;
  /** With STOPPING and STOPPED. */
  readonly stopReason?: string | undefined;
}

export interface StageChange extends Changed {
  readonly kind: 'stageChanged';
  readonly stageName: string;
  /** When the execution entered the stage, where that is known. */
  readonly startedAt?: Millis | undefined;
  readonly state:
    | 'STARTED'
    | 'SUCCEEDED'
    | 'RESUMED'
    | 'FAILED'
    | 'SKIPPED'
    | 'STOPPING'
    | 'STOPPED'
    | 'CANCELED';
}

export interface ActionChange extends Changed {
  readonly kind: 'actionChanged';
  readonly stageName: string;
  readonly actionName: string;
  readonly actionExecutionId: string;
  readonly actionTypeId: ActionTypeId;
  /** The action's own, where it names one. */
  readonly region?: string | undefined;
  readonly state: 'STARTED' | 'SUCCEEDED' | 'FAILED' | 'ABANDONED' | 'CANCELED';
  readonly startedAt: Millis;
  /** With STARTED, where it has any. */
  readonly inputArtifacts?: readonly ArtifactPlace[] | undefined;
  /** With SUCCEEDED, where it has any. */
  readonly outputArtifacts?: readonly ArtifactPlace[] | undefined;
  /** With SUCCEEDED and FAILED. What earlier rounds of a continued action said is in its history. */
  readonly result?:
    | {
        readonly externalExecutionId?: string | undefined;
        readonly summary?: string | undefined;
        /** With FAILED. */
        readonly errorCode?: string | undefined;
      }
    | undefined;
}

/** A manual approval asks for its answer. Comes behind the STARTED of its action. */
export interface ApprovalNeeded extends Changed {
  readonly kind: 'approvalNeeded';
  readonly stageName: string;
  readonly actionName: string;
  readonly actionExecutionId: string;
  readonly token: string;
  readonly expires: Millis;
  /** The action's, with its variables put in: NotificationArn, CustomData, ExternalEntityLink. */
  readonly configuration: Readonly<Record<string, string>>;
}
