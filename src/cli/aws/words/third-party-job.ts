import type { NounWords } from './noun-words.js';

const jobId = 'The id of the job, as PollForThirdPartyJobs gave it.';
const clientToken =
  'The secret half of the pair that the job poll names by its clientId. The partner and the customer agree on it beforehand.';

export const thirdPartyJob = {
  operations: {
    AcknowledgeThirdPartyJob: {
      summary: 'Claims a job of a partner action, before work on it begins.',
      paragraphs: [
        "Tells the service that this worker takes the job, like AcknowledgeJob does for custom actions, and proves by the client token that it may. Go on only if the answer is InProgress. Only for workers of a partner's action types.",
      ],
    },
    GetThirdPartyJobDetails: {
      summary: 'Shows a job of a partner action with all that a worker needs to do it.',
      paragraphs: [
        'Gives the data of the job, new temporary credentials for its artifacts, and the nonce to acknowledge it with. Only for workers of partner action types.',
        'The answer shows the secret values of the action configuration in full: keep it out of logs.',
      ],
    },
    PollForThirdPartyJobs: {
      summary: 'Asks for jobs of a partner action type.',
      paragraphs: [
        'Answers at once with the ids of the jobs and of the clients that they are for, and with an empty list if there is nothing to do. The data of a job are asked for with GetThirdPartyJobDetails, which wants the client token. Only for workers of partner action types.',
      ],
    },
    PutThirdPartyJobFailureResult: {
      summary: 'Reports that a job of a partner action failed.',
      paragraphs: [
        'The job and its action end as Failed, and with them the stage and the pipeline execution. The job must be in progress. Only for workers of partner action types.',
      ],
    },
    PutThirdPartyJobSuccessResult: {
      summary: 'Reports that a job of a partner action succeeded, or goes on as another job.',
      paragraphs: [
        'Without a continuation token the job and its action have succeeded. With one, the action stays in progress and a new job is queued that carries the token. The job must be in progress. Only for workers of partner action types.',
      ],
    },
  },
  structures: {
    AcknowledgeThirdPartyJobInput: {
      members: {
        jobId,
        nonce: 'The nonce that GetThirdPartyJobDetails gave for the job.',
        clientToken,
      },
    },
    AcknowledgeThirdPartyJobOutput: {
      members: { status: 'Where the job stands now. Work on it only if this is InProgress.' },
    },
    GetThirdPartyJobDetailsInput: { members: { jobId, clientToken } },
    GetThirdPartyJobDetailsOutput: {
      members: { jobDetails: 'The job and the data to do it with.' },
    },
    PollForThirdPartyJobsInput: {
      members: {
        actionTypeId: 'The partner action type to take jobs of. Its owner must be ThirdParty.',
        maxBatchSize:
          'The most jobs to hand out, 1 if left out. Ask for as many as there are idle workers.',
      },
    },
    PollForThirdPartyJobsOutput: { members: { jobs: 'The jobs handed out. May be empty.' } },
    PutThirdPartyJobFailureResultInput: {
      members: { jobId, clientToken, failureDetails: 'Why the job failed.' },
    },
    PutThirdPartyJobSuccessResultInput: {
      members: {
        jobId,
        clientToken,
        currentRevision: 'The revision of the source that the job worked with.',
        continuationToken:
          'Any text by which a later job knows the work in progress. If given, the action goes on in a new job that carries it.',
        executionDetails: 'How far the work has come, for people to read.',
      },
    },
    ThirdPartyJob: {
      about: 'A job of a partner action, by its ids only.',
      members: {
        clientId: 'The public half of the pair whose secret half is the client token.',
        jobId: 'The id by which to ask for the data of the job, acknowledge and answer it.',
      },
    },
    ThirdPartyJobDetails: {
      about: 'A job of a partner action with its data.',
      members: {
        id: 'The id of the job.',
        data: 'What to do, with which artifacts and credentials.',
        nonce: 'The nonce to be sent with AcknowledgeThirdPartyJob. Each call gives another one.',
      },
    },
    ThirdPartyJobData: {
      about: 'All that a worker needs to do a job of a partner action.',
      members: {
        actionTypeId: 'The type of the action that the job belongs to.',
        actionConfiguration: 'The configuration of the action, with its variables resolved.',
        pipelineContext:
          'The pipeline, stage and action that the job belongs to. The ARN of the pipeline and the execution are left out.',
        inputArtifacts: 'The artifacts to read, with their places.',
        outputArtifacts: 'The artifacts to write, with the places to upload them to.',
        artifactCredentials:
          'Temporary credentials that reach the artifacts of this job only. GetThirdPartyJobDetails gives new ones.',
        continuationToken:
          'The token with which an earlier job of the action asked to be continued. Absent in the first job of an action.',
        encryptionKey:
          "The key to encrypt output artifacts with. Absent if the artifact store's default key is to be used.",
      },
    },
  },
} satisfies NounWords;
