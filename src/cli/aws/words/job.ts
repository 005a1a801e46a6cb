import type { NounWords } from './noun-words.js';

const jobId = 'The id of the job, as a poll or the event of a Lambda function gave it.';

export const job = {
  operations: {
    AcknowledgeJob: {
      summary: 'Claims a job that was handed out, before work on it begins.',
      paragraphs: [
        'Tells the service that this worker takes the job. A poll may hand one job to several workers; the nonce decides which of them gets it. Go on only if the answer is InProgress, and drop the job for any other status.',
        'Asking again with the nonce that won is harmless and gives the status of the job. A nonce that was replaced by a later hand-out is refused. This operation is for custom actions.',
      ],
    },
    GetJobDetails: {
      summary: 'Shows a job with all that a worker needs to do it.',
      paragraphs: [
        'Works for jobs of custom actions and of Lambda functions that a pipeline invokes. Each call gives new temporary credentials for the artifacts of the job, so that a worker whose credentials run out calls it again.',
        'The answer shows the secret values of the action configuration in full: keep it out of logs.',
      ],
    },
    PollForJobs: {
      summary: 'Asks for jobs of a custom action type.',
      paragraphs: [
        'Answers at once, with an empty list if there is nothing to do: a worker asks again after a while. A job that nobody acknowledges is handed out again after some time, with another nonce.',
        'If the action type has a queryable property, queryParam must name it and its value, and only jobs of actions with that value are handed out. Only the owner Custom can be polled for here; partners use PollForThirdPartyJobs.',
        'The answer shows the secret values of the action configuration in full: keep it out of logs.',
      ],
    },
    PutJobFailureResult: {
      summary: 'Reports that a job failed.',
      paragraphs: [
        'The job, its action, its stage and the pipeline execution end as Failed; other actions of the stage that are still running come to their own end. The job must be in progress: one that has ended is refused.',
      ],
    },
    PutJobSuccessResult: {
      summary: 'Reports that a job succeeded, or that it goes on as another job.',
      paragraphs: [
        'Without a continuation token the job and its action have succeeded. With one, this job is closed but the action stays in progress: a new job with a new id is queued that carries the token, and a worker polls for it and acknowledges it like any other.',
        'Upload the output artifacts before the call. The job must be in progress: one that has ended is refused.',
      ],
    },
  },
  structures: {
    AcknowledgeJobInput: {
      members: {
        jobId,
        nonce: 'The nonce that came with the job. Each hand-out of a job has another one.',
      },
    },
    AcknowledgeJobOutput: {
      members: {
        status: 'Where the job stands now. Work on it only if this is InProgress.',
      },
    },
    GetJobDetailsInput: { members: { jobId } },
    GetJobDetailsOutput: { members: { jobDetails: 'The job and the data to do it with.' } },
    PollForJobsInput: {
      members: {
        actionTypeId: 'The custom action type to take jobs of. Its owner must be Custom.',
        maxBatchSize:
          'The most jobs to hand out, 1 if left out. Ask for as many as there are idle workers.',
        queryParam:
          "The queryable property of the action type and the value wanted. At most one entry, whose key is the property's name; required if the action type has such a property, and refused if it has none.",
      },
    },
    PollForJobsOutput: {
      members: { jobs: 'The jobs handed out, the oldest first. May be empty.' },
    },
    PutJobFailureResultInput: {
      members: { jobId, failureDetails: 'Why the job failed.' },
    },
    PutJobSuccessResultInput: {
      members: {
        jobId,
        currentRevision:
          'The revision of the source that the job worked with. A custom source action names the revision that it fetched.',
        continuationToken:
          'Any text by which a later job knows the work in progress. If given, the action goes on in a new job that carries it; not to be given together with outputVariables.',
        executionDetails: 'How far the work has come, for people to read.',
        outputVariables:
          'The variables that the action gives to later ones, by name. Names and values of one action take up at most 122880 bytes together.',
      },
    },
    Job: {
      about: 'One piece of work for a worker of a custom action.',
      members: {
        id: 'The id by which to acknowledge and answer the job. A continued action gets a new one each time.',
        data: 'What to do, with which artifacts and credentials.',
        nonce: 'The nonce of this hand-out, to be sent with AcknowledgeJob.',
        accountId: 'The account of the pipeline, 12 digits.',
      },
    },
    JobDetails: {
      about: 'A job, without the nonce of a hand-out.',
      members: {
        id: 'The id of the job.',
        data: 'What to do, with which artifacts and credentials.',
        accountId: 'The account of the pipeline, 12 digits.',
      },
    },
    JobData: {
      about: 'All that a worker needs to do a job.',
      members: {
        actionTypeId: 'The type of the action that the job belongs to.',
        actionConfiguration: 'The configuration of the action, with its variables resolved.',
        pipelineContext: 'The pipeline, stage, action and execution that the job belongs to.',
        inputArtifacts: 'The artifacts to read, with their places.',
        outputArtifacts: 'The artifacts to write, with the places to upload them to.',
        artifactCredentials:
          'Temporary credentials that reach the artifacts of this job only. GetJobDetails gives new ones.',
        continuationToken:
          'The token with which an earlier job of the action asked to be continued. Absent in the first job of an action.',
        encryptionKey:
          "The key to encrypt output artifacts with. Absent if the artifact store's default key is to be used.",
      },
    },
    ActionConfiguration: {
      about: 'The configuration of an action as its job sees it.',
      members: { configuration: 'The values by name, secrets in full.' },
    },
    PipelineContext: {
      about: 'Where a job belongs.',
      members: {
        pipelineName: 'The name of the pipeline.',
        stage: 'The stage of the pipeline.',
        action: 'The action of the stage.',
        pipelineArn: 'The ARN of the pipeline. Jobs of third parties lack it.',
        pipelineExecutionId: 'The id of the pipeline execution. Jobs of third parties lack it.',
      },
    },
    StageContext: {
      about: 'The stage that a job belongs to.',
      members: { name: 'The name of the stage.' },
    },
    ActionContext: {
      about: 'The action that a job belongs to.',
      members: {
        name: 'The name of the action, which is unique within its stage.',
        actionExecutionId:
          'The id of the action execution. It stays the same when an action is continued in a new job.',
      },
    },
    AWSSessionCredentials: {
      about: 'Temporary credentials for the artifacts of one job.',
      members: {
        accessKeyId: 'The access key id.',
        secretAccessKey: 'The secret access key.',
        sessionToken: 'The session token, to be sent along with every request.',
      },
    },
    FailureDetails: {
      about: 'Why a job failed.',
      members: {
        type: 'The kind of failure. It becomes the code of the error that the action shows.',
        message: 'What went wrong, in words. From 1 to 5000 characters.',
        externalExecutionId: 'The id that another system has for the work that failed.',
      },
    },
    ExecutionDetails: {
      about: 'What a worker tells of the work on an action.',
      members: {
        summary: 'What has been done so far, in words. At most 2048 characters.',
        externalExecutionId:
          "The id that another system has for the work. It takes the place of {ExternalExecutionId} in the action type's URL templates.",
        percentComplete: 'How much of the work is done, in percent.',
      },
    },
  },
} satisfies NounWords;
