import type { OperationName } from '../../model/index.js';
import { acknowledgeJob } from './acknowledge-job.js';
import { createCustomActionType } from './create-custom-action-type.js';
import { createPipeline } from './create-pipeline.js';
import { deleteCustomActionType } from './delete-custom-action-type.js';
import { deletePipeline } from './delete-pipeline.js';
import { disableStageTransition } from './disable-stage-transition.js';
import { enableStageTransition } from './enable-stage-transition.js';
import { getJobDetails } from './get-job-details.js';
import { getPipeline } from './get-pipeline.js';
import { getPipelineExecution } from './get-pipeline-execution.js';
import { getPipelineState } from './get-pipeline-state.js';
import type { Handler } from './handler.js';
import { listActionExecutions } from './list-action-executions.js';
import { listActionTypes } from './list-action-types.js';
import { listPipelineExecutions } from './list-pipeline-executions.js';
import { listPipelines } from './list-pipelines.js';
import { listTagsForResource } from './list-tags-for-resource.js';
import { notImplementedYet } from './not-implemented-yet.js';
import { pollForJobs } from './poll-for-jobs.js';
import { putActionRevision } from './put-action-revision.js';
import { putApprovalResult } from './put-approval-result.js';
import { putJobFailureResult } from './put-job-failure-result.js';
import { putJobSuccessResult } from './put-job-success-result.js';
import { retryStageExecution } from './retry-stage-execution.js';
import { startPipelineExecution } from './start-pipeline-execution.js';
import { stopPipelineExecution } from './stop-pipeline-execution.js';
import { tagResource } from './tag-resource.js';
import { untagResource } from './untag-resource.js';
import { updatePipeline } from './update-pipeline.js';

/** Every operation of the API; one that is missing here does not compile. */
export const handlers: { readonly [Name in OperationName]: Handler<Name> } = {
  AcknowledgeJob: acknowledgeJob,
  AcknowledgeThirdPartyJob: notImplementedYet('AcknowledgeThirdPartyJob'),
  CreateCustomActionType: createCustomActionType,
  CreatePipeline: createPipeline,
  DeleteCustomActionType: deleteCustomActionType,
  DeletePipeline: deletePipeline,
  DeleteWebhook: notImplementedYet('DeleteWebhook'),
  DeregisterWebhookWithThirdParty: notImplementedYet('DeregisterWebhookWithThirdParty'),
  DisableStageTransition: disableStageTransition,
  EnableStageTransition: enableStageTransition,
  GetActionType: notImplementedYet('GetActionType'),
  GetJobDetails: getJobDetails,
  GetPipeline: getPipeline,
  GetPipelineExecution: getPipelineExecution,
  GetPipelineState: getPipelineState,
  GetThirdPartyJobDetails: notImplementedYet('GetThirdPartyJobDetails'),
  ListActionExecutions: listActionExecutions,
  ListActionTypes: listActionTypes,
  ListDeployActionExecutionTargets: notImplementedYet('ListDeployActionExecutionTargets'),
  ListPipelineExecutions: listPipelineExecutions,
  ListPipelines: listPipelines,
  ListRuleExecutions: notImplementedYet('ListRuleExecutions'),
  ListRuleTypes: notImplementedYet('ListRuleTypes'),
  ListTagsForResource: listTagsForResource,
  ListWebhooks: notImplementedYet('ListWebhooks'),
  OverrideStageCondition: notImplementedYet('OverrideStageCondition'),
  PollForJobs: pollForJobs,
  PollForThirdPartyJobs: notImplementedYet('PollForThirdPartyJobs'),
  PutActionRevision: putActionRevision,
  PutApprovalResult: putApprovalResult,
  PutJobFailureResult: putJobFailureResult,
  PutJobSuccessResult: putJobSuccessResult,
  PutThirdPartyJobFailureResult: notImplementedYet('PutThirdPartyJobFailureResult'),
  PutThirdPartyJobSuccessResult: notImplementedYet('PutThirdPartyJobSuccessResult'),
  PutWebhook: notImplementedYet('PutWebhook'),
  RegisterWebhookWithThirdParty: notImplementedYet('RegisterWebhookWithThirdParty'),
  RetryStageExecution: retryStageExecution,
  RollbackStage: notImplementedYet('RollbackStage'),
  StartPipelineExecution: startPipelineExecution,
  StopPipelineExecution: stopPipelineExecution,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateActionType: notImplementedYet('UpdateActionType'),
  UpdatePipeline: updatePipeline,
};
