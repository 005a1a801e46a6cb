import { type Examples, story } from './example.js';

const { pipeline } = story;
const created = '2026-03-02T09:15:00.250000+00:00';
const updated = '2026-03-04T16:40:12.118000+00:00';

const declaration = {
  name: pipeline,
  roleArn: 'arn:aws:iam::000000000000:role/pipeline',
  artifactStore: { type: 'S3', location: story.bucket },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Fetch',
          actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
          configuration: { S3Bucket: 'shop-sources', S3ObjectKey: 'shop.zip' },
          outputArtifacts: [{ name: 'Code' }],
        },
      ],
    },
    {
      name: 'Deploy',
      actions: [
        {
          name: 'Sign-off',
          actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
          runOrder: 1,
        },
        {
          name: 'Publish',
          actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
          runOrder: 2,
          configuration: { BucketName: 'shop-site', Extract: 'true' },
          inputArtifacts: [{ name: 'Code' }],
        },
      ],
    },
  ],
  pipelineType: 'V2',
};

const stored = (version: number): object => ({
  name: declaration.name,
  roleArn: declaration.roleArn,
  artifactStore: declaration.artifactStore,
  stages: declaration.stages.map(({ name, actions }) => ({
    name,
    actions: actions.map((action) => ({
      name: action.name,
      actionTypeId: action.actionTypeId,
      runOrder: 'runOrder' in action ? action.runOrder : 1,
      configuration: 'configuration' in action ? action.configuration : {},
      outputArtifacts: 'outputArtifacts' in action ? action.outputArtifacts : [],
      inputArtifacts: 'inputArtifacts' in action ? action.inputArtifacts : [],
    })),
  })),
  version,
  executionMode: 'SUPERSEDED',
  pipelineType: 'V2',
});

export const pipelineExamples = {
  CreatePipeline: [
    {
      title: 'To make a pipeline from a file and give it a tag:',
      options: ['--pipeline file://shop.json', '--tags key=team,value=web'],
      files: { 'shop.json': declaration },
      output: { pipeline: stored(1), tags: [{ key: 'team', value: 'web' }] },
    },
    {
      title: 'To begin such a file, with a word about each member:',
      options: ['--generate-cli-skeleton yaml-input > shop.yaml'],
    },
  ],
  GetPipeline: [
    {
      title: 'To show a pipeline:',
      options: [`--name ${pipeline}`],
      output: {
        pipeline: stored(3),
        metadata: { pipelineArn: story.pipelineArn, created, updated },
      },
    },
    {
      title: 'To save the declaration of version 2 in the form that update-pipeline takes:',
      options: [
        `--name ${pipeline}`,
        '--pipeline-version 2',
        "--query '{pipeline: pipeline}' > shop.json",
      ],
    },
  ],
  UpdatePipeline: [
    {
      title: 'To replace the declaration by the one in a file:',
      options: ['--cli-input-json file://shop.json'],
      files: { 'shop.json': { pipeline: declaration } },
      output: { pipeline: stored(4) },
    },
  ],
  DeletePipeline: [{ title: 'To delete a pipeline:', options: [`--name ${pipeline}`] }],
  GetPipelineState: [
    {
      title: 'To see what a pipeline is doing:',
      options: [`--name ${pipeline}`],
      output: {
        pipelineName: pipeline,
        pipelineVersion: 3,
        stageStates: [
          {
            stageName: 'Source',
            inboundExecutions: [],
            inboundTransitionState: { enabled: true },
            actionStates: [
              {
                actionName: 'Fetch',
                currentRevision: {
                  revisionId: 'Xq3dPzT7',
                  revisionChangeId: 'Xq3dPzT7',
                  created: '2026-03-05T08:00:00+00:00',
                },
                latestExecution: {
                  actionExecutionId: 'f3a8c6d1-7b20-4e95-8c4d-15e09b7f2a63',
                  status: 'Succeeded',
                  lastStatusChange: '2026-03-05T08:01:30.412000+00:00',
                },
              },
            ],
            latestExecution: { pipelineExecutionId: story.executionId, status: 'Succeeded' },
          },
          {
            stageName: 'Deploy',
            inboundExecutions: [],
            inboundTransitionState: { enabled: true },
            actionStates: [
              {
                actionName: 'Sign-off',
                latestExecution: {
                  actionExecutionId: story.actionExecutionId,
                  status: 'InProgress',
                  lastStatusChange: '2026-03-05T08:01:31.007000+00:00',
                  token: story.token,
                },
              },
              { actionName: 'Publish' },
            ],
            latestExecution: { pipelineExecutionId: story.executionId, status: 'InProgress' },
          },
        ],
        created,
        updated,
      },
    },
    {
      title: 'To print the token of the approval that waits:',
      options: [
        `--name ${pipeline}`,
        "--query 'stageStates[].actionStates[].latestExecution.token | [0]'",
        '--output text',
      ],
      text: [story.token],
    },
  ],
  ListPipelines: [
    {
      title: 'To list all pipelines:',
      output: {
        pipelines: [
          {
            name: pipeline,
            version: 3,
            pipelineType: 'V2',
            executionMode: 'SUPERSEDED',
            created,
            updated,
          },
        ],
      },
    },
    {
      title: 'To print their names only:',
      options: ["--query 'pipelines[].name'", '--output text'],
      text: [pipeline],
    },
  ],
} satisfies Partial<Examples>;
