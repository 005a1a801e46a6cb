import type { ActionDeclaration, PipelineExecutionStatus } from '../model/index.js';
import { type Draft, executionOf } from './draft.js';
import type { ActionRun, ArtifactPlace } from './state.js';
import type { ActionChange, PipelineChange, StageChange } from './state-change.js';

/** Tells the world of an execution. */
export const tellPipelineChange = (
  draft: Draft,
  pipelineExecutionId: string,
  told: Pick<PipelineChange, 'state' | 'trigger' | 'stopReason'>,
): void => {
  draft.changes.push({ kind: 'pipelineChanged', ...aboutOf(draft, pipelineExecutionId), ...told });
};

/** Tells the world of a stage of an execution. */
export const tellStageChange = (
  draft: Draft,
  pipelineExecutionId: string,
  told: Pick<StageChange, 'stageName' | 'state'>,
): void => {
  const startedAt = executionOf(draft, pipelineExecutionId).stage?.enteredAt;
  const about = aboutOf(draft, pipelineExecutionId);
  draft.changes.push({ kind: 'stageChanged', ...about, startedAt, ...told });
};

/** One attempt of an action, and what it says of itself. */
export interface ToldAction {
  readonly stageName: string;
  readonly action: ActionDeclaration;
  readonly run: Pick<ActionRun, 'actionExecutionId' | 'startedAt'>;
  readonly state: ActionChange['state'];
  readonly inputArtifacts?: readonly ArtifactPlace[];
  readonly outputArtifacts?: readonly ArtifactPlace[];
  readonly result?: ActionChange['result'];
}

/** Tells the world of an action. */
export const tellActionChange = (
  draft: Draft,
  pipelineExecutionId: string,
  { stageName, action, run, state, ...more }: ToldAction,
): void => {
  draft.changes.push({
    kind: 'actionChanged',
    ...aboutOf(draft, pipelineExecutionId),
    stageName,
    actionName: action.name,
    actionExecutionId: run.actionExecutionId,
    actionTypeId: action.actionTypeId,
    region: action.region,
    state,
    startedAt: run.startedAt,
    inputArtifacts: someOf(more.inputArtifacts),
    outputArtifacts: someOf(more.outputArtifacts),
    result: more.result,
  });
};

const someOf = (
  artifacts: readonly ArtifactPlace[] | undefined,
): readonly ArtifactPlace[] | undefined =>
  artifacts?.length ? artifacts.map(({ name, bucket, key }) => ({ name, bucket, key })) : undefined;

/** Tells the world that somebody is asked for an answer. */
export const tellApprovalNeeded = (
  draft: Draft,
  pipelineExecutionId: string,
  asked: {
    readonly stageName: string;
    readonly action: ActionDeclaration;
    readonly actionExecutionId: string;
    readonly token: string;
    readonly expires: number;
    readonly configuration: Readonly<Record<string, string>>;
  },
): void => {
  const { action, ...rest } = asked;
  draft.changes.push({
    kind: 'approvalNeeded',
    ...aboutOf(draft, pipelineExecutionId),
    ...rest,
    actionName: action.name,
  });
};

const aboutOf = (draft: Draft, pipelineExecutionId: string) => {
  const { pipelineVersion, attempt = 1 } = executionOf(draft, pipelineExecutionId);
  return { pipelineExecutionId, pipelineVersion, attempt, at: draft.given.now };
};

/** How the end of an execution is called where it is told. */
export const endingStates = {
  Succeeded: 'SUCCEEDED',
  Failed: 'FAILED',
  Stopped: 'STOPPED',
  Cancelled: 'CANCELED',
  Superseded: 'SUPERSEDED',
} as const satisfies Partial<Record<PipelineExecutionStatus, PipelineChange['state']>>;
