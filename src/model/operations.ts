import type { ExceptionCode } from './exceptions.js';
import type { StructureShape } from './schema.js';
import { ListActionExecutionsInput, ListActionExecutionsOutput } from './shapes/action.js';
import {
  CreateCustomActionTypeInput,
  CreateCustomActionTypeOutput,
  DeleteCustomActionTypeInput,
  ListActionTypesInput,
  ListActionTypesOutput,
} from './shapes/action-type.js';
import {
  GetActionTypeInput,
  GetActionTypeOutput,
  UpdateActionTypeInput,
} from './shapes/action-type-declaration.js';
import { PutApprovalResultInput, PutApprovalResultOutput } from './shapes/approval.js';
import { OverrideStageConditionInput } from './shapes/condition.js';
import {
  ListDeployActionExecutionTargetsInput,
  ListDeployActionExecutionTargetsOutput,
} from './shapes/deploy-target.js';
import {
  AcknowledgeJobInput,
  AcknowledgeJobOutput,
  GetJobDetailsInput,
  GetJobDetailsOutput,
  PollForJobsInput,
  PollForJobsOutput,
  PutJobFailureResultInput,
  PutJobSuccessResultInput,
} from './shapes/job.js';
import {
  CreatePipelineInput,
  CreatePipelineOutput,
  DeletePipelineInput,
  GetPipelineInput,
  GetPipelineOutput,
  GetPipelineStateInput,
  GetPipelineStateOutput,
  ListPipelinesInput,
  ListPipelinesOutput,
  UpdatePipelineInput,
  UpdatePipelineOutput,
} from './shapes/pipeline.js';
import {
  GetPipelineExecutionInput,
  GetPipelineExecutionOutput,
  ListPipelineExecutionsInput,
  ListPipelineExecutionsOutput,
  StartPipelineExecutionInput,
  StartPipelineExecutionOutput,
  StopPipelineExecutionInput,
  StopPipelineExecutionOutput,
} from './shapes/pipeline-execution.js';
import { PutActionRevisionInput, PutActionRevisionOutput } from './shapes/revision.js';
import { ListRuleExecutionsInput, ListRuleExecutionsOutput } from './shapes/rule.js';
import { ListRuleTypesInput, ListRuleTypesOutput } from './shapes/rule-type.js';
import {
  RetryStageExecutionInput,
  RetryStageExecutionOutput,
  RollbackStageInput,
  RollbackStageOutput,
} from './shapes/stage.js';
import {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  TagResourceOutput,
  UntagResourceInput,
  UntagResourceOutput,
} from './shapes/tag.js';
import {
  AcknowledgeThirdPartyJobInput,
  AcknowledgeThirdPartyJobOutput,
  GetThirdPartyJobDetailsInput,
  GetThirdPartyJobDetailsOutput,
  PollForThirdPartyJobsInput,
  PollForThirdPartyJobsOutput,
  PutThirdPartyJobFailureResultInput,
  PutThirdPartyJobSuccessResultInput,
} from './shapes/third-party-job.js';
import { DisableStageTransitionInput, EnableStageTransitionInput } from './shapes/transition.js';
import {
  DeleteWebhookInput,
  DeleteWebhookOutput,
  DeregisterWebhookWithThirdPartyInput,
  DeregisterWebhookWithThirdPartyOutput,
  ListWebhooksInput,
  ListWebhooksOutput,
  PutWebhookInput,
  PutWebhookOutput,
  RegisterWebhookWithThirdPartyInput,
  RegisterWebhookWithThirdPartyOutput,
} from './shapes/webhook.js';

export const operations = {
  AcknowledgeJob: {
    input: AcknowledgeJobInput,
    output: AcknowledgeJobOutput,
    errors: ['ValidationException', 'InvalidNonceException', 'JobNotFoundException'],
  },
  AcknowledgeThirdPartyJob: {
    input: AcknowledgeThirdPartyJobInput,
    output: AcknowledgeThirdPartyJobOutput,
    errors: [
      'ValidationException',
      'InvalidNonceException',
      'JobNotFoundException',
      'InvalidClientTokenException',
    ],
  },
  CreateCustomActionType: {
    input: CreateCustomActionTypeInput,
    output: CreateCustomActionTypeOutput,
    errors: [
      'ValidationException',
      'LimitExceededException',
      'TooManyTagsException',
      'InvalidTagsException',
      'ConcurrentModificationException',
    ],
  },
  CreatePipeline: {
    input: CreatePipelineInput,
    output: CreatePipelineOutput,
    errors: [
      'ValidationException',
      'PipelineNameInUseException',
      'InvalidStageDeclarationException',
      'InvalidActionDeclarationException',
      'InvalidBlockerDeclarationException',
      'InvalidStructureException',
      'LimitExceededException',
      'TooManyTagsException',
      'InvalidTagsException',
      'ConcurrentModificationException',
    ],
  },
  DeleteCustomActionType: {
    input: DeleteCustomActionTypeInput,
    output: undefined,
    errors: ['ValidationException', 'ConcurrentModificationException'],
  },
  DeletePipeline: {
    input: DeletePipelineInput,
    output: undefined,
    errors: ['ValidationException', 'ConcurrentModificationException'],
  },
  DeleteWebhook: {
    input: DeleteWebhookInput,
    output: DeleteWebhookOutput,
    errors: ['ValidationException', 'ConcurrentModificationException'],
  },
  DeregisterWebhookWithThirdParty: {
    input: DeregisterWebhookWithThirdPartyInput,
    output: DeregisterWebhookWithThirdPartyOutput,
    errors: ['ValidationException', 'WebhookNotFoundException'],
  },
  DisableStageTransition: {
    input: DisableStageTransitionInput,
    output: undefined,
    errors: ['ValidationException', 'PipelineNotFoundException', 'StageNotFoundException'],
  },
  EnableStageTransition: {
    input: EnableStageTransitionInput,
    output: undefined,
    errors: ['ValidationException', 'PipelineNotFoundException', 'StageNotFoundException'],
  },
  GetActionType: {
    input: GetActionTypeInput,
    output: GetActionTypeOutput,
    errors: ['ActionTypeNotFoundException', 'ValidationException'],
  },
  GetJobDetails: {
    input: GetJobDetailsInput,
    output: GetJobDetailsOutput,
    errors: ['ValidationException', 'JobNotFoundException'],
  },
  GetPipeline: {
    input: GetPipelineInput,
    output: GetPipelineOutput,
    errors: [
      'ValidationException',
      'PipelineNotFoundException',
      'PipelineVersionNotFoundException',
    ],
  },
  GetPipelineExecution: {
    input: GetPipelineExecutionInput,
    output: GetPipelineExecutionOutput,
    errors: [
      'ValidationException',
      'PipelineNotFoundException',
      'PipelineExecutionNotFoundException',
    ],
  },
  GetPipelineState: {
    input: GetPipelineStateInput,
    output: GetPipelineStateOutput,
    errors: ['ValidationException', 'PipelineNotFoundException'],
  },
  GetThirdPartyJobDetails: {
    input: GetThirdPartyJobDetailsInput,
    output: GetThirdPartyJobDetailsOutput,
    errors: [
      'JobNotFoundException',
      'ValidationException',
      'InvalidClientTokenException',
      'InvalidJobException',
    ],
  },
  ListActionExecutions: {
    input: ListActionExecutionsInput,
    output: ListActionExecutionsOutput,
    errors: [
      'ValidationException',
      'PipelineNotFoundException',
      'InvalidNextTokenException',
      'PipelineExecutionNotFoundException',
    ],
    paginator: {
      inputToken: 'nextToken',
      outputToken: 'nextToken',
      limitKey: 'maxResults',
      resultKey: 'actionExecutionDetails',
    },
  },
  ListActionTypes: {
    input: ListActionTypesInput,
    output: ListActionTypesOutput,
    errors: ['ValidationException', 'InvalidNextTokenException'],
    paginator: { inputToken: 'nextToken', outputToken: 'nextToken', resultKey: 'actionTypes' },
  },
  ListDeployActionExecutionTargets: {
    input: ListDeployActionExecutionTargetsInput,
    output: ListDeployActionExecutionTargetsOutput,
    errors: [
      'ValidationException',
      'PipelineNotFoundException',
      'InvalidNextTokenException',
      'ActionExecutionNotFoundException',
    ],
    paginator: {
      inputToken: 'nextToken',
      outputToken: 'nextToken',
      limitKey: 'maxResults',
      resultKey: 'targets',
    },
  },
  ListPipelineExecutions: {
    input: ListPipelineExecutionsInput,
    output: ListPipelineExecutionsOutput,
    errors: ['ValidationException', 'PipelineNotFoundException', 'InvalidNextTokenException'],
    paginator: {
      inputToken: 'nextToken',
      outputToken: 'nextToken',
      limitKey: 'maxResults',
      resultKey: 'pipelineExecutionSummaries',
    },
  },
  ListPipelines: {
    input: ListPipelinesInput,
    output: ListPipelinesOutput,
    errors: ['ValidationException', 'InvalidNextTokenException'],
    paginator: {
      inputToken: 'nextToken',
      outputToken: 'nextToken',
      limitKey: 'maxResults',
      resultKey: 'pipelines',
    },
  },
  ListRuleExecutions: {
    input: ListRuleExecutionsInput,
    output: ListRuleExecutionsOutput,
    errors: [
      'ValidationException',
      'PipelineNotFoundException',
      'InvalidNextTokenException',
      'PipelineExecutionNotFoundException',
    ],
    paginator: {
      inputToken: 'nextToken',
      outputToken: 'nextToken',
      limitKey: 'maxResults',
      resultKey: 'ruleExecutionDetails',
    },
  },
  ListRuleTypes: {
    input: ListRuleTypesInput,
    output: ListRuleTypesOutput,
    errors: ['ValidationException', 'InvalidNextTokenException'],
  },
  ListTagsForResource: {
    input: ListTagsForResourceInput,
    output: ListTagsForResourceOutput,
    errors: [
      'ValidationException',
      'ResourceNotFoundException',
      'InvalidNextTokenException',
      'InvalidArnException',
    ],
    paginator: {
      inputToken: 'nextToken',
      outputToken: 'nextToken',
      limitKey: 'maxResults',
      resultKey: 'tags',
    },
  },
  ListWebhooks: {
    input: ListWebhooksInput,
    output: ListWebhooksOutput,
    errors: ['ValidationException', 'InvalidNextTokenException'],
    paginator: {
      inputToken: 'NextToken',
      outputToken: 'NextToken',
      limitKey: 'MaxResults',
      resultKey: 'webhooks',
    },
  },
  OverrideStageCondition: {
    input: OverrideStageConditionInput,
    output: undefined,
    errors: [
      'ValidationException',
      'ConflictException',
      'PipelineNotFoundException',
      'StageNotFoundException',
      'ConditionNotOverridableException',
      'NotLatestPipelineExecutionException',
      'ConcurrentPipelineExecutionsLimitExceededException',
    ],
  },
  PollForJobs: {
    input: PollForJobsInput,
    output: PollForJobsOutput,
    errors: ['ValidationException', 'ActionTypeNotFoundException'],
  },
  PollForThirdPartyJobs: {
    input: PollForThirdPartyJobsInput,
    output: PollForThirdPartyJobsOutput,
    errors: ['ActionTypeNotFoundException', 'ValidationException'],
  },
  PutActionRevision: {
    input: PutActionRevisionInput,
    output: PutActionRevisionOutput,
    errors: [
      'PipelineNotFoundException',
      'StageNotFoundException',
      'ActionNotFoundException',
      'ValidationException',
      'ConcurrentPipelineExecutionsLimitExceededException',
    ],
  },
  PutApprovalResult: {
    input: PutApprovalResultInput,
    output: PutApprovalResultOutput,
    errors: [
      'InvalidApprovalTokenException',
      'ApprovalAlreadyCompletedException',
      'PipelineNotFoundException',
      'StageNotFoundException',
      'ActionNotFoundException',
      'ValidationException',
    ],
  },
  PutJobFailureResult: {
    input: PutJobFailureResultInput,
    output: undefined,
    errors: ['ValidationException', 'JobNotFoundException', 'InvalidJobStateException'],
  },
  PutJobSuccessResult: {
    input: PutJobSuccessResultInput,
    output: undefined,
    errors: [
      'ValidationException',
      'JobNotFoundException',
      'InvalidJobStateException',
      'OutputVariablesSizeExceededException',
    ],
  },
  PutThirdPartyJobFailureResult: {
    input: PutThirdPartyJobFailureResultInput,
    output: undefined,
    errors: [
      'ValidationException',
      'JobNotFoundException',
      'InvalidJobStateException',
      'InvalidClientTokenException',
    ],
  },
  PutThirdPartyJobSuccessResult: {
    input: PutThirdPartyJobSuccessResultInput,
    output: undefined,
    errors: [
      'ValidationException',
      'JobNotFoundException',
      'InvalidJobStateException',
      'InvalidClientTokenException',
    ],
  },
  PutWebhook: {
    input: PutWebhookInput,
    output: PutWebhookOutput,
    errors: [
      'ValidationException',
      'LimitExceededException',
      'InvalidWebhookFilterPatternException',
      'InvalidWebhookAuthenticationParametersException',
      'PipelineNotFoundException',
      'TooManyTagsException',
      'InvalidTagsException',
      'ConcurrentModificationException',
    ],
  },
  RegisterWebhookWithThirdParty: {
    input: RegisterWebhookWithThirdPartyInput,
    output: RegisterWebhookWithThirdPartyOutput,
    errors: ['ValidationException', 'WebhookNotFoundException'],
  },
  RetryStageExecution: {
    input: RetryStageExecutionInput,
    output: RetryStageExecutionOutput,
    errors: [
      'ValidationException',
      'ConflictException',
      'PipelineNotFoundException',
      'StageNotFoundException',
      'StageNotRetryableException',
      'NotLatestPipelineExecutionException',
      'ConcurrentPipelineExecutionsLimitExceededException',
    ],
  },
  RollbackStage: {
    input: RollbackStageInput,
    output: RollbackStageOutput,
    errors: [
      'ValidationException',
      'ConflictException',
      'PipelineNotFoundException',
      'PipelineExecutionNotFoundException',
      'PipelineExecutionOutdatedException',
      'StageNotFoundException',
      'UnableToRollbackStageException',
    ],
  },
  StartPipelineExecution: {
    input: StartPipelineExecutionInput,
    output: StartPipelineExecutionOutput,
    errors: [
      'ValidationException',
      'ConflictException',
      'PipelineNotFoundException',
      'ConcurrentPipelineExecutionsLimitExceededException',
    ],
  },
  StopPipelineExecution: {
    input: StopPipelineExecutionInput,
    output: StopPipelineExecutionOutput,
    errors: [
      'ValidationException',
      'ConflictException',
      'PipelineNotFoundException',
      'PipelineExecutionNotStoppableException',
      'DuplicatedStopRequestException',
    ],
  },
  TagResource: {
    input: TagResourceInput,
    output: TagResourceOutput,
    errors: [
      'ValidationException',
      'ResourceNotFoundException',
      'InvalidArnException',
      'TooManyTagsException',
      'InvalidTagsException',
      'ConcurrentModificationException',
    ],
  },
  UntagResource: {
    input: UntagResourceInput,
    output: UntagResourceOutput,
    errors: [
      'ValidationException',
      'ResourceNotFoundException',
      'InvalidArnException',
      'InvalidTagsException',
      'ConcurrentModificationException',
    ],
  },
  UpdateActionType: {
    input: UpdateActionTypeInput,
    output: undefined,
    errors: ['RequestFailedException', 'ValidationException', 'ActionTypeNotFoundException'],
  },
  UpdatePipeline: {
    input: UpdatePipelineInput,
    output: UpdatePipelineOutput,
    errors: [
      'ValidationException',
      'InvalidStageDeclarationException',
      'InvalidActionDeclarationException',
      'InvalidBlockerDeclarationException',
      'InvalidStructureException',
      'LimitExceededException',
    ],
  },
} as const satisfies Readonly<Record<string, Operation>>;

/** One operation of the API. Without an output shape it answers with an empty body. */
export interface Operation {
  readonly input: StructureShape;
  readonly output: StructureShape | undefined;
  readonly errors: readonly ExceptionCode[];
  readonly paginator?: Paginator;
}

/** The members through which the pages of a result are asked for and given. */
export interface Paginator {
  readonly inputToken: string;
  readonly outputToken: string;
  /** Absent where the caller cannot choose the size of a page. */
  readonly limitKey?: string;
  readonly resultKey: string;
}

/** What stands before the operation's name in the header `X-Amz-Target`. */
export const targetPrefix = 'CodePipeline_20150709';

export type OperationName = keyof typeof operations;

/** Whether a name that came from outside is an operation's. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
