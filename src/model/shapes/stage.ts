import { enumeration, type Infer, integer, list, required, string, structure } from '../schema.js';
import { ActionStateList, StageActionDeclarationList } from './action.js';
import {
  BeforeEntryConditions,
  FailureConditions,
  StageConditionState,
  SuccessConditions,
} from './condition.js';
import { ExecutionType, StageRetryMode } from './execution-mode.js';
import { PipelineExecutionId, PipelineName, StageName } from './identifier.js';
import { TransitionState } from './transition.js';

export const BlockerName = string('BlockerName', { min: 1, max: 100 });
export type BlockerName = Infer<typeof BlockerName>;

export const BlockerType = enumeration('BlockerType', ['Schedule']);
export type BlockerType = Infer<typeof BlockerType>;

export const BlockerDeclaration = structure('BlockerDeclaration', {
  name: required(BlockerName),
  type: required(BlockerType),
});
export type BlockerDeclaration = Infer<typeof BlockerDeclaration>;

export const StageBlockerDeclarationList = list('StageBlockerDeclarationList', BlockerDeclaration);
export type StageBlockerDeclarationList = Infer<typeof StageBlockerDeclarationList>;

export const StageDeclaration = structure('StageDeclaration', {
  name: required(StageName),
  blockers: StageBlockerDeclarationList,
  actions: required(StageActionDeclarationList),
  onFailure: FailureConditions,
  onSuccess: SuccessConditions,
  beforeEntry: BeforeEntryConditions,
});
export type StageDeclaration = Infer<typeof StageDeclaration>;

export const PipelineStageDeclarationList = list('PipelineStageDeclarationList', StageDeclaration);
export type PipelineStageDeclarationList = Infer<typeof PipelineStageDeclarationList>;

export const StageExecutionStatus = enumeration('StageExecutionStatus', [
  'Cancelled',
  'InProgress',
  'Failed',
  'Stopped',
  'Stopping',
  'Succeeded',
  'Skipped',
]);
export type StageExecutionStatus = Infer<typeof StageExecutionStatus>;

export const StageExecution = structure('StageExecution', {
  pipelineExecutionId: required(PipelineExecutionId),
  status: required(StageExecutionStatus),
  type: ExecutionType,
});
export type StageExecution = Infer<typeof StageExecution>;

export const StageExecutionList = list('StageExecutionList', StageExecution);
export type StageExecutionList = Infer<typeof StageExecutionList>;

export const RetryAttempt = integer('RetryAttempt', { min: 1 });
export type RetryAttempt = Infer<typeof RetryAttempt>;

export const RetryTrigger = enumeration('RetryTrigger', [
  'AutomatedStageRetry',
  'ManualStageRetry',
]);
export type RetryTrigger = Infer<typeof RetryTrigger>;

export const RetryStageMetadata = structure('RetryStageMetadata', {
  autoStageRetryAttempt: RetryAttempt,
  manualStageRetryAttempt: RetryAttempt,
  latestRetryTrigger: RetryTrigger,
});
export type RetryStageMetadata = Infer<typeof RetryStageMetadata>;

export const StageState = structure('StageState', {
  stageName: StageName,
  inboundExecution: StageExecution,
  inboundExecutions: StageExecutionList,
  inboundTransitionState: TransitionState,
  actionStates: ActionStateList,
  latestExecution: StageExecution,
  beforeEntryConditionState: StageConditionState,
  onSuccessConditionState: StageConditionState,
  onFailureConditionState: StageConditionState,
  retryStageMetadata: RetryStageMetadata,
});
export type StageState = Infer<typeof StageState>;

export const StageStateList = list('StageStateList', StageState);
export type StageStateList = Infer<typeof StageStateList>;

export const RetryStageExecutionInput = structure('RetryStageExecutionInput', {
  pipelineName: required(PipelineName),
  stageName: required(StageName),
  pipelineExecutionId: required(PipelineExecutionId),
  retryMode: required(StageRetryMode),
});
export type RetryStageExecutionInput = Infer<typeof RetryStageExecutionInput>;

export const RetryStageExecutionOutput = structure('RetryStageExecutionOutput', {
  pipelineExecutionId: PipelineExecutionId,
});
export type RetryStageExecutionOutput = Infer<typeof RetryStageExecutionOutput>;

export const RollbackStageInput = structure('RollbackStageInput', {
  pipelineName: required(PipelineName),
  stageName: required(StageName),
  targetPipelineExecutionId: required(PipelineExecutionId),
});
export type RollbackStageInput = Infer<typeof RollbackStageInput>;

export const RollbackStageOutput = structure('RollbackStageOutput', {
  pipelineExecutionId: required(PipelineExecutionId),
});
export type RollbackStageOutput = Infer<typeof RollbackStageOutput>;
