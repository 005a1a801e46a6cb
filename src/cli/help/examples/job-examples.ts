import { type Examples, story } from './example.js';

const { jobId } = story;

const jobData = {
  actionTypeId: { category: 'Build', owner: 'Custom', provider: 'Make', version: '1' },
  actionConfiguration: { configuration: { Target: 'all' } },
  pipelineContext: {
    pipelineName: story.pipeline,
    stage: { name: 'Build' },
    action: { name: 'Compile', actionExecutionId: story.actionExecutionId },
    pipelineArn: story.pipelineArn,
    pipelineExecutionId: story.executionId,
  },
  inputArtifacts: [
    {
      name: 'Code',
      location: {
        type: 'S3',
        s3Location: { bucketName: story.bucket, objectKey: 'shop/Code/k3Xw9Qa' },
      },
    },
  ],
  outputArtifacts: [
    {
      name: 'Program',
      location: {
        type: 'S3',
        s3Location: { bucketName: story.bucket, objectKey: 'shop/Program/b7RzT0m' },
      },
    },
  ],
  artifactCredentials: {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'the secret access key',
    sessionToken: 'the session token',
  },
};

export const jobExamples = {
  AcknowledgeJob: [
    {
      title: 'To claim a job with the nonce that came with it:',
      options: [`--job-id ${jobId}`, '--nonce 3'],
      output: { status: 'InProgress' },
    },
  ],
  GetJobDetails: [
    {
      title: 'To see what a job is to do:',
      options: [`--job-id ${jobId}`],
      output: { jobDetails: { id: jobId, data: jobData, accountId: story.account } },
    },
  ],
  PollForJobs: [
    {
      title: 'To ask for at most two jobs of a custom build action:',
      options: [
        '--action-type-id category=Build,owner=Custom,provider=Make,version=1',
        '--max-batch-size 2',
      ],
      output: {
        jobs: [{ id: jobId, data: jobData, nonce: '3', accountId: story.account }],
      },
    },
    {
      title: 'To ask only for jobs of actions whose property Target is docs:',
      options: [
        '--action-type-id category=Build,owner=Custom,provider=Make,version=1',
        '--query-param Target=docs',
      ],
      output: { jobs: [] },
    },
  ],
  PutJobFailureResult: [
    {
      title: 'To report that the work failed:',
      options: [
        `--job-id ${jobId}`,
        "--failure-details type=JobFailed,message='3 tests failed',externalExecutionId=build-417",
      ],
    },
  ],
  PutJobSuccessResult: [
    {
      title: 'To report that the work is done, with a variable for later actions:',
      options: [
        `--job-id ${jobId}`,
        "--execution-details summary='All tests passed',externalExecutionId=build-417",
        '--output-variables Version=1.4.0',
      ],
    },
    {
      title: 'To report that the work goes on, and is to be asked for again as another job:',
      options: [
        `--job-id ${jobId}`,
        '--continuation-token build-417',
        '--execution-details percentComplete=40',
      ],
    },
  ],
  AcknowledgeThirdPartyJob: [
    {
      title: 'To claim a job of a partner action:',
      options: [`--job-id ${jobId}`, '--nonce 3', '--client-token the-agreed-secret'],
      output: { status: 'InProgress' },
    },
  ],
  GetThirdPartyJobDetails: [
    {
      title: 'To see what a job of a partner action is to do:',
      options: [`--job-id ${jobId}`, '--client-token the-agreed-secret'],
      output: {
        jobDetails: {
          id: jobId,
          data: {
            ...jobData,
            actionTypeId: {
              category: 'Test',
              owner: 'ThirdParty',
              provider: 'Probe',
              version: '1',
            },
            pipelineContext: {
              pipelineName: story.pipeline,
              stage: { name: 'Test' },
              action: { name: 'Probe', actionExecutionId: story.actionExecutionId },
            },
          },
          nonce: '3',
        },
      },
    },
  ],
  PollForThirdPartyJobs: [
    {
      title: 'To ask for jobs of a partner action:',
      options: [
        '--action-type-id category=Test,owner=ThirdParty,provider=Probe,version=1',
        '--max-batch-size 5',
      ],
      output: { jobs: [{ clientId: story.clientId, jobId }] },
    },
  ],
  PutThirdPartyJobFailureResult: [
    {
      title: 'To report that the work for a partner action failed:',
      options: [
        `--job-id ${jobId}`,
        '--client-token the-agreed-secret',
        "--failure-details type=PermissionError,message='The site cannot be reached'",
      ],
    },
  ],
  PutThirdPartyJobSuccessResult: [
    {
      title: 'To report that the work for a partner action is done:',
      options: [
        `--job-id ${jobId}`,
        '--client-token the-agreed-secret',
        "--execution-details summary='200 pages probed',percentComplete=100",
      ],
    },
  ],
} satisfies Partial<Examples>;
