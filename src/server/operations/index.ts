import type { OperationName } from '../../model/index.js';
import { acknowledgeJob } from './acknowledge-job.js';
import { acknowledgeThirdPartyJob } from './acknowledge-third-party-job.js';
import { createCustomActionType } from './create-custom-action-type.js';
import { createPipeline } from './create-pipeline.js';
import { deleteCustomActionType } from './delete-custom-action-type.js';
import { deletePipeline } from './delete-pipeline.js';
import { deleteWebhook } from './delete-webhook.js';
import { deregisterWebhookWithThirdParty } from './deregister-webhook-with-third-party.js';
import { disableStageTransition } from './disable-stage-transition.js';
import { enableStageTransition } from './enable-stage-transition.js';
import { getActionType } from './get-action-type.js';
import { getJobDetails } from './get-job-details.js';
import { getPipeline } from './get-pipeline.js';
import { getPipelineExecution } from './get-pipeline-execution.js';
import { getPipelineState } from './get-pipeline-state.js';
import { getThirdPartyJobDetails } from './get-third-party-job-details.js';
import type { Handler } from './handler.js';
import { listActionExecutions } from './list-action-executions.js';
import { listActionTypes } from './list-action-types.js';
import { listDeployActionExecutionTargets } from './list-deploy-action-execution-targets.js';
import { listPipelineExecutions } from './list-pipeline-executions.js';
import { listPipelines } from './list-pipelines.js';
import { listRuleExecutions } from './list-rule-executions.js';
import { listRuleTypes } from './list-rule-types.js';
import { listTagsForResource } from './list-tags-for-resource.js';
import { listWebhooks } from './list-webhooks.js';
import { overrideStageCondition } from './override-stage-condition.js';
import { pollForJobs } from './poll-for-jobs.js';
import { pollForThirdPartyJobs } from './poll-for-third-party-jobs.js';
import { putActionRevision } from './put-action-revision.js';
import { putApprovalResult } from './put-approval-result.js';
import { putJobFailureResult } from './put-job-failure-result.js';
import { putJobSuccessResult } from './put-job-success-result.js';
import { putThirdPartyJobFailureResult } from './put-third-party-job-failure-result.js';
import { putThirdPartyJobSuccessResult } from './put-third-party-job-success-result.js';
import { putWebhook } from './put-webhook.js';
import { registerWebhookWithThirdParty } from './register-webhook-with-third-party.js';
import { retryStageExecution } from './retry-stage-execution.js';
import { rollbackStage } from './rollback-stage.js';
import { startPipelineExecution } from './start-pipeline-execution.js';
import { stopPipelineExecution } from './stop-pipeline-execution.js';
import { tagResource } from './tag-resource.js';
import { untagResource } from './untag-resource.js';
import { updateActionType } from './update-action-type.js';
import { updatePipeline } from './update-pipeline.js';

/** Every operation of the API; one that is missing here does not compile. */
export const handlers: { readonly [Name in OperationName]: Handler<Name> } = {
  AcknowledgeJob: acknowledgeJob,
  AcknowledgeThirdPartyJob: acknowledgeThirdPartyJob,
  CreateCustomActionType: createCustomActionType,
  CreatePipeline: createPipeline,
  DeleteCustomActionType: deleteCustomActionType,
  DeletePipeline: deletePipeline,
  DeleteWebhook: deleteWebhook,
  DeregisterWebhookWithThirdParty: deregisterWebhookWithThirdParty,
  DisableStageTransition: disableStageTransition,
  EnableStageTransition: enableStageTransition,
  GetActionType: getActionType,
  GetJobDetails: getJobDetails,
  GetPipeline: getPipeline,
  GetPipelineExecution: getPipelineExecution,
  GetPipelineState: getPipelineState,
  GetThirdPartyJobDetails: getThirdPartyJobDetails,
  ListActionExecutions: listActionExecutions,
  ListActionTypes: listActionTypes,
  ListDeployActionExecutionTargets: listDeployActionExecutionTargets,
  ListPipelineExecutions: listPipelineExecutions,
  ListPipelines: listPipelines,
  ListRuleExecutions: listRuleExecutions,
  ListRuleTypes: listRuleTypes,
  ListTagsForResource: listTagsForResource,
  ListWebhooks: listWebhooks,
  OverrideStageCondition: overrideStageCondition,
  PollForJobs: pollForJobs,
  PollForThirdPartyJobs: pollForThirdPartyJobs,
  PutActionRevision: putActionRevision,
  PutApprovalResult: putApprovalResult,
  PutJobFailureResult: putJobFailureResult,
  PutJobSuccessResult: putJobSuccessResult,
  PutThirdPartyJobFailureResult: putThirdPartyJobFailureResult,
  PutThirdPartyJobSuccessResult: putThirdPartyJobSuccessResult,
  PutWebhook: putWebhook,
  RegisterWebhookWithThirdParty: registerWebhookWithThirdParty,
  RetryStageExecution: retryStageExecution,
  RollbackStage: rollbackStage,
  StartPipelineExecution: startPipelineExecution,
  StopPipelineExecution: stopPipelineExecution,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateActionType: updateActionType,
  UpdatePipeline: updatePipeline,
};
