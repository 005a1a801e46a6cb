import { enumeration, type Infer, list, required, structure } from '../schema.js';
import { StageRetryMode } from './execution-mode.js';
import { PipelineExecutionId, PipelineName, StageName } from './identifier.js';
import { ExecutionSummary, Timestamp } from './primitive.js';
import { RuleDeclarationList, RuleStateList } from './rule.js';

export const Result = enumeration('Result', ['ROLLBACK', 'FAIL', 'RETRY', 'SKIP']);
export type Result = Infer<typeof Result>;

export const Condition = structure('Condition', {
  result: Result,
  rules: RuleDeclarationList,
});
export type Condition = Infer<typeof Condition>;

export const ConditionList = list('ConditionList', Condition, { min: 1, max: 1 });
export type ConditionList = Infer<typeof ConditionList>;

export const RetryConfiguration = structure('RetryConfiguration', {
  retryMode: StageRetryMode,
});
export type RetryConfiguration = Infer<typeof RetryConfiguration>;

export const FailureConditions = structure('FailureConditions', {
  result: Result,
  retryConfiguration: RetryConfiguration,
  conditions: ConditionList,
});
export type FailureConditions = Infer<typeof FailureConditions>;

export const SuccessConditions = structure('SuccessConditions', {
  conditions: required(ConditionList),
});
export type SuccessConditions = Infer<typeof SuccessConditions>;

export const BeforeEntryConditions = structure('BeforeEntryConditions', {
  conditions: required(ConditionList),
});
export type BeforeEntryConditions = Infer<typeof BeforeEntryConditions>;

export const ConditionExecutionStatus = enumeration('ConditionExecutionStatus', [
  'InProgress',
  'Failed',
  'Errored',
  'Succeeded',
  'Cancelled',
  'Abandoned',
  'Overridden',
]);
export type ConditionExecutionStatus = Infer<typeof ConditionExecutionStatus>;

export const ConditionExecution = structure('ConditionExecution', {
  status: ConditionExecutionStatus,
  summary: ExecutionSummary,
  lastStatusChange: Timestamp,
});
export type ConditionExecution = Infer<typeof ConditionExecution>;

export const ConditionState = structure('ConditionState', {
  latestExecution: ConditionExecution,
  ruleStates: RuleStateList,
});
export type ConditionState = Infer<typeof ConditionState>;

export const ConditionStateList = list('ConditionStateList', ConditionState);
export type ConditionStateList = Infer<typeof ConditionStateList>;

export const StageConditionsExecution = structure('StageConditionsExecution', {
  status: ConditionExecutionStatus,
  summary: ExecutionSummary,
});
export type StageConditionsExecution = Infer<typeof StageConditionsExecution>;

export const StageConditionState = structure('StageConditionState', {
  latestExecution: StageConditionsExecution,
  conditionStates: ConditionStateList,
});
export type StageConditionState = Infer<typeof StageConditionState>;

export const ConditionType = enumeration('ConditionType', ['BEFORE_ENTRY', 'ON_SUCCESS']);
export type ConditionType = Infer<typeof ConditionType>;

export const OverrideStageConditionInput = structure('OverrideStageConditionInput', {
  pipelineName: required(PipelineName),
  stageName: required(StageName),
  pipelineExecutionId: required(PipelineExecutionId),
  conditionType: required(ConditionType),
});
export type OverrideStageConditionInput = Infer<typeof OverrideStageConditionInput>;
