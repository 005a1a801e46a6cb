import { at, client, nextToken, nothingBusy, type ProvokedErrors, world } from './trial.js';
import { unknownId } from './world.js';

const transition = {
  pipelineName: 'Still',
  stageName: 'Build',
  transitionType: 'Inbound',
} as const;

const retry = { retryMode: 'FAILED_ACTIONS', stageName: 'Build' } as const;

const entry = { stageName: 'Build', conditionType: 'BEFORE_ENTRY' } as const;

export const executionErrors = {
  StartPipelineExecution: {
    ValidationException: () =>
      client().startPipelineExecution({ name: 'Still', variables: [{ name: 'No', value: 'v' }] }),
    ConflictException: nothingBusy,
    PipelineNotFoundException: () => client().startPipelineExecution({ name: 'No' }),
    ConcurrentPipelineExecutionsLimitExceededException: () => world.start('Full'),
  },
  StopPipelineExecution: {
    ValidationException: () =>
      client().stopPipelineExecution({ pipelineName: 'Still', pipelineExecutionId: 'x' }),
    ConflictException: nothingBusy,
    PipelineNotFoundException: () =>
      client().stopPipelineExecution({ pipelineName: 'No', pipelineExecutionId: at.still }),
    PipelineExecutionNotStoppableException: () =>
      client().stopPipelineExecution({ pipelineName: 'Done', pipelineExecutionId: at.done }),
    DuplicatedStopRequestException: async () => {
      const stop = { pipelineName: 'Still', pipelineExecutionId: at.still };
      await client().stopPipelineExecution(stop);
      return client().stopPipelineExecution(stop);
    },
  },
  GetPipelineExecution: {
    ValidationException: () =>
      client().getPipelineExecution({ pipelineName: 'Still', pipelineExecutionId: 'x' }),
    PipelineNotFoundException: () =>
      client().getPipelineExecution({ pipelineName: 'No', pipelineExecutionId: unknownId }),
    PipelineExecutionNotFoundException: () =>
      client().getPipelineExecution({ pipelineName: 'Still', pipelineExecutionId: unknownId }),
  },
  ListPipelineExecutions: {
    ValidationException: () => client().listPipelineExecutions({ pipelineName: '!' }),
    PipelineNotFoundException: () => client().listPipelineExecutions({ pipelineName: 'No' }),
    InvalidNextTokenException: () =>
      client().listPipelineExecutions({ pipelineName: 'Still', nextToken }),
  },
  ListActionExecutions: {
    ValidationException: () => client().listActionExecutions({ pipelineName: '!' }),
    PipelineNotFoundException: () => client().listActionExecutions({ pipelineName: 'No' }),
    InvalidNextTokenException: () =>
      client().listActionExecutions({ pipelineName: 'Still', nextToken }),
    PipelineExecutionNotFoundException: () =>
      client().listActionExecutions({
        pipelineName: 'Still',
        filter: { pipelineExecutionId: unknownId },
      }),
  },
  ListRuleExecutions: {
    ValidationException: () => client().listRuleExecutions({ pipelineName: '!' }),
    PipelineNotFoundException: () => client().listRuleExecutions({ pipelineName: 'No' }),
    InvalidNextTokenException: () =>
      client().listRuleExecutions({ pipelineName: 'Still', nextToken }),
    PipelineExecutionNotFoundException: () =>
      client().listRuleExecutions({
        pipelineName: 'Still',
        filter: { pipelineExecutionId: unknownId },
      }),
  },
  ListDeployActionExecutionTargets: {
    ValidationException: () =>
      client().listDeployActionExecutionTargets({ actionExecutionId: 'x', maxResults: 0 }),
    PipelineNotFoundException: () =>
      client().listDeployActionExecutionTargets({ pipelineName: 'No', actionExecutionId: 'x' }),
    InvalidNextTokenException: async () => {
      const { actionExecutionDetails } = await client().listActionExecutions({
        pipelineName: 'Still',
      });
      const actionExecutionId = actionExecutionDetails?.[0]?.actionExecutionId;
      return client().listDeployActionExecutionTargets({ actionExecutionId, nextToken });
    },
    ActionExecutionNotFoundException: () =>
      client().listDeployActionExecutionTargets({ actionExecutionId: 'x' }),
  },
  DisableStageTransition: {
    ValidationException: () => client().disableStageTransition({ ...transition, reason: 'a, b' }),
    PipelineNotFoundException: () =>
      client().disableStageTransition({ ...transition, reason: 'r', pipelineName: 'No' }),
    StageNotFoundException: () =>
      client().disableStageTransition({ ...transition, reason: 'r', stageName: 'No' }),
  },
  EnableStageTransition: {
    ValidationException: () => client().enableStageTransition({ ...transition, stageName: '!' }),
    PipelineNotFoundException: () =>
      client().enableStageTransition({ ...transition, pipelineName: 'No' }),
    StageNotFoundException: () =>
      client().enableStageTransition({ ...transition, stageName: 'No' }),
  },
  RetryStageExecution: {
    ValidationException: () =>
      client().retryStageExecution({ ...retry, pipelineName: '!', pipelineExecutionId: at.old }),
    ConflictException: () =>
      client().retryStageExecution({
        ...retry,
        retryMode: 'ALL_ACTIONS',
        pipelineName: 'Half',
        pipelineExecutionId: at.half,
      }),
    PipelineNotFoundException: () =>
      client().retryStageExecution({ ...retry, pipelineName: 'No', pipelineExecutionId: at.old }),
    StageNotFoundException: () =>
      client().retryStageExecution({
        ...retry,
        stageName: 'No',
        pipelineName: 'Race',
        pipelineExecutionId: at.old,
      }),
    StageNotRetryableException: () =>
      client().retryStageExecution({
        ...retry,
        pipelineName: 'Outdated',
        pipelineExecutionId: at.outdated,
      }),
    NotLatestPipelineExecutionException: () =>
      client().retryStageExecution({ ...retry, pipelineName: 'Race', pipelineExecutionId: at.old }),
    ConcurrentPipelineExecutionsLimitExceededException: () =>
      client().retryStageExecution({
        ...retry,
        pipelineName: 'Full',
        pipelineExecutionId: at.failedInFull,
      }),
  },
  RollbackStage: {
    ValidationException: () =>
      client().rollbackStage({
        pipelineName: 'Done',
        stageName: 'Build',
        targetPipelineExecutionId: 'x',
      }),
    ConflictException: nothingBusy,
    PipelineNotFoundException: () =>
      client().rollbackStage({
        pipelineName: 'No',
        stageName: 'Build',
        targetPipelineExecutionId: at.done,
      }),
    PipelineExecutionNotFoundException: () =>
      client().rollbackStage({
        pipelineName: 'Done',
        stageName: 'Build',
        targetPipelineExecutionId: unknownId,
      }),
    PipelineExecutionOutdatedException: () =>
      client().rollbackStage({
        pipelineName: 'Outdated',
        stageName: 'Build',
        targetPipelineExecutionId: at.outdated,
      }),
    StageNotFoundException: () =>
      client().rollbackStage({
        pipelineName: 'Done',
        stageName: 'No',
        targetPipelineExecutionId: at.done,
      }),
    UnableToRollbackStageException: () =>
      client().rollbackStage({
        pipelineName: 'Done',
        stageName: 'Source',
        targetPipelineExecutionId: at.done,
      }),
  },
  OverrideStageCondition: {
    ValidationException: () =>
      client().overrideStageCondition({ ...entry, pipelineName: '!', pipelineExecutionId: at.old }),
    ConflictException: 'only the latest execution of a stage may override, and it holds the stage',
    PipelineNotFoundException: () =>
      client().overrideStageCondition({
        ...entry,
        pipelineName: 'No',
        pipelineExecutionId: at.old,
      }),
    StageNotFoundException: () =>
      client().overrideStageCondition({
        ...entry,
        pipelineName: 'Gated',
        stageName: 'No',
        pipelineExecutionId: at.gatedExecution,
      }),
    ConditionNotOverridableException: () =>
      client().overrideStageCondition({
        ...entry,
        pipelineName: 'Half',
        pipelineExecutionId: at.half,
      }),
    NotLatestPipelineExecutionException: () =>
      client().overrideStageCondition({
        ...entry,
        pipelineName: 'Gated',
        pipelineExecutionId: unknownId,
      }),
    ConcurrentPipelineExecutionsLimitExceededException: () =>
      client().overrideStageCondition({
        ...entry,
        pipelineName: 'Full',
        pipelineExecutionId: at.failedInFull,
      }),
  },
} satisfies ProvokedErrors;
