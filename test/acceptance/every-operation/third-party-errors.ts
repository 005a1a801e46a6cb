import { executorType } from '../../support/third-party.js';
import {
  client,
  customJob,
  manyTags,
  nextToken,
  type ProvokedErrors,
  systemTags,
  takesTurns,
  world,
} from './trial.js';
import { thirdPartyId } from './world.js';

const customAction = {
  category: 'Test',
  provider: 'Fresh',
  version: '1',
  inputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
  outputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
} as const;

const failureDetails = { type: 'JobFailed', message: 'no' } as const;

/** A third party's job that its worker has acknowledged. */
const acknowledged = async () => {
  const job = await world.thirdPartyJob();
  const { jobDetails } = await client().getThirdPartyJobDetails(job);
  await client().acknowledgeThirdPartyJob({ ...job, nonce: jobDetails?.nonce });
  return job;
};

const ended = async () => {
  const job = await acknowledged();
  await client().putThirdPartyJobSuccessResult(job);
  return job;
};

const wrongToken = async () => ({ ...(await world.thirdPartyJob()), clientToken: 'wrong' });

export const thirdPartyErrors = {
  AcknowledgeThirdPartyJob: {
    ValidationException: () =>
      client().acknowledgeThirdPartyJob({ jobId: '', nonce: '1', clientToken: 't' }),
    InvalidNonceException: async () =>
      client().acknowledgeThirdPartyJob({ ...(await world.thirdPartyJob()), nonce: '1' }),
    JobNotFoundException: () =>
      client().acknowledgeThirdPartyJob({ jobId: 'x', nonce: '1', clientToken: 't' }),
    InvalidClientTokenException: async () =>
      client().acknowledgeThirdPartyJob({ ...(await wrongToken()), nonce: '1' }),
  },
  GetThirdPartyJobDetails: {
    JobNotFoundException: () => client().getThirdPartyJobDetails({ jobId: 'x', clientToken: 't' }),
    ValidationException: () => client().getThirdPartyJobDetails({ jobId: '', clientToken: 't' }),
    InvalidClientTokenException: async () => client().getThirdPartyJobDetails(await wrongToken()),
    InvalidJobException: async () =>
      client().getThirdPartyJobDetails({ jobId: (await customJob()).id, clientToken: 't' }),
  },
  PollForThirdPartyJobs: {
    ActionTypeNotFoundException: () =>
      client().pollForThirdPartyJobs({ actionTypeId: { ...thirdPartyId, provider: 'No' } }),
    ValidationException: () =>
      client().pollForThirdPartyJobs({ actionTypeId: { ...thirdPartyId, owner: 'Custom' } }),
  },
  PutThirdPartyJobFailureResult: {
    ValidationException: () =>
      client().putThirdPartyJobFailureResult({ jobId: '', clientToken: 't', failureDetails }),
    JobNotFoundException: () =>
      client().putThirdPartyJobFailureResult({ jobId: 'x', clientToken: 't', failureDetails }),
    InvalidJobStateException: async () =>
      client().putThirdPartyJobFailureResult({ ...(await ended()), failureDetails }),
    InvalidClientTokenException: async () =>
      client().putThirdPartyJobFailureResult({ ...(await wrongToken()), failureDetails }),
  },
  PutThirdPartyJobSuccessResult: {
    ValidationException: () =>
      client().putThirdPartyJobSuccessResult({ jobId: '', clientToken: 't' }),
    JobNotFoundException: () =>
      client().putThirdPartyJobSuccessResult({ jobId: 'x', clientToken: 't' }),
    InvalidJobStateException: async () => client().putThirdPartyJobSuccessResult(await ended()),
    InvalidClientTokenException: async () =>
      client().putThirdPartyJobSuccessResult(await wrongToken()),
  },
  GetActionType: {
    ActionTypeNotFoundException: () => client().getActionType({ ...thirdPartyId, provider: 'No' }),
    ValidationException: () => client().getActionType({ ...thirdPartyId, owner: 'Custom' }),
  },
  UpdateActionType: {
    RequestFailedException: 'what is wrong is always said more precisely',
    ValidationException: () =>
      client().updateActionType({
        actionType: executorType('Partner', {
          executor: { type: 'Lambda', configuration: {} },
        }),
      }),
    ActionTypeNotFoundException: 'a type that is not there is created: nothing else creates it',
  },
  CreateCustomActionType: {
    ValidationException: () => client().createCustomActionType({ ...customAction, provider: '!' }),
    LimitExceededException: async () => {
      for (let index = 0; index < 50; index += 1) {
        await client().createCustomActionType({ ...customAction, provider: `Many${index}` });
      }
    },
    TooManyTagsException: () =>
      client().createCustomActionType({ ...customAction, tags: manyTags(51) }),
    InvalidTagsException: () =>
      client().createCustomActionType({ ...customAction, tags: systemTags }),
    ConcurrentModificationException: takesTurns,
  },
  DeleteCustomActionType: {
    ValidationException: () => client().deleteCustomActionType({ ...customAction, provider: '!' }),
    ConcurrentModificationException: takesTurns,
  },
  ListActionTypes: {
    ValidationException: () => client().listActionTypes({ regionFilter: 'x' }),
    InvalidNextTokenException: () => client().listActionTypes({ nextToken }),
  },
  ListRuleTypes: {
    ValidationException: () => client().listRuleTypes({ regionFilter: 'x' }),
    InvalidNextTokenException: 'it takes no token',
  },
} satisfies ProvokedErrors;
