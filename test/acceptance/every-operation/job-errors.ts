import { at, client, customJob, type ProvokedErrors } from './trial.js';
import { thirdPartyId, unknownId } from './world.js';

const failureDetails = { type: 'JobFailed', message: 'no' } as const;

const revision = { revisionId: 'r1', revisionChangeId: 'c1', created: new Date(0) };

const put = { stageName: 'Source', actionName: 'Fetch', actionRevision: revision };

export const jobErrors = {
  AcknowledgeJob: {
    ValidationException: () => client().acknowledgeJob({ jobId: 'x', nonce: '1' }),
    InvalidNonceException: async () =>
      client().acknowledgeJob({ jobId: (await customJob()).id, nonce: '1' }),
    JobNotFoundException: () => client().acknowledgeJob({ jobId: unknownId, nonce: '1' }),
  },
  GetJobDetails: {
    ValidationException: () => client().getJobDetails({ jobId: 'x' }),
    JobNotFoundException: () => client().getJobDetails({ jobId: unknownId }),
  },
  PollForJobs: {
    ValidationException: () => client().pollForJobs({ actionTypeId: thirdPartyId }),
    ActionTypeNotFoundException: () =>
      client().pollForJobs({ actionTypeId: { ...thirdPartyId, owner: 'Custom', provider: 'No' } }),
  },
  PutJobFailureResult: {
    ValidationException: () => client().putJobFailureResult({ jobId: 'x', failureDetails }),
    JobNotFoundException: () => client().putJobFailureResult({ jobId: unknownId, failureDetails }),
    InvalidJobStateException: async () => {
      const { id: jobId } = await customJob();
      await client().putJobSuccessResult({ jobId });
      return client().putJobFailureResult({ jobId, failureDetails });
    },
  },
  PutJobSuccessResult: {
    ValidationException: () => client().putJobSuccessResult({ jobId: 'x' }),
    JobNotFoundException: () => client().putJobSuccessResult({ jobId: unknownId }),
    InvalidJobStateException: async () => {
      const { id: jobId } = await customJob();
      await client().putJobSuccessResult({ jobId });
      return client().putJobSuccessResult({ jobId });
    },
    OutputVariablesSizeExceededException: async () =>
      client().putJobSuccessResult({
        jobId: (await customJob()).id,
        outputVariables: { big: 'x'.repeat(122_880) },
      }),
  },
  PutActionRevision: {
    PipelineNotFoundException: () => client().putActionRevision({ ...put, pipelineName: 'No' }),
    StageNotFoundException: () =>
      client().putActionRevision({ ...put, pipelineName: 'Still', stageName: 'No' }),
    ActionNotFoundException: () =>
      client().putActionRevision({ ...put, pipelineName: 'Still', actionName: 'No' }),
    ValidationException: () => client().putActionRevision({ ...put, pipelineName: '!' }),
    ConcurrentPipelineExecutionsLimitExceededException: () =>
      client().putActionRevision({ ...put, pipelineName: 'Full' }),
  },
  PutApprovalResult: {
    InvalidApprovalTokenException: () =>
      client().putApprovalResult({ ...at.approval, token: unknownId }),
    ApprovalAlreadyCompletedException: () =>
      client().putApprovalResult({ ...at.approval, token: at.answered }),
    PipelineNotFoundException: () =>
      client().putApprovalResult({ ...at.approval, token: unknownId, pipelineName: 'No' }),
    StageNotFoundException: () =>
      client().putApprovalResult({ ...at.approval, token: unknownId, stageName: 'No' }),
    ActionNotFoundException: () =>
      client().putApprovalResult({ ...at.approval, token: unknownId, actionName: 'No' }),
    ValidationException: () => client().putApprovalResult({ ...at.approval, token: 'x' }),
  },
} satisfies ProvokedErrors;
