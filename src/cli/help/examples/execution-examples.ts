import { type Examples, story } from './example.js';

const { pipeline, executionId, earlierExecutionId } = story;
const named = `--pipeline-name ${pipeline}`;
const caller = 'arn:aws:iam::000000000000:user/ada';
const trigger = { triggerType: 'StartPipelineExecution', triggerDetail: caller };

export const executionExamples = {
  StartPipelineExecution: [
    {
      title: 'To start an execution:',
      options: [`--name ${pipeline}`],
      output: { pipelineExecutionId: executionId },
    },
    {
      title: 'To start one with a variable of the pipeline, and with a given version of an object:',
      options: [
        `--name ${pipeline}`,
        '--variables name=Environment,value=test',
        '--source-revisions ' +
          'actionName=Fetch,revisionType=S3_OBJECT_VERSION_ID,revisionValue=Xq3dPzT7',
      ],
      output: { pipelineExecutionId: executionId },
    },
  ],
  StopPipelineExecution: [
    {
      title: 'To stop an execution as soon as the actions that are running have ended:',
      options: [
        named,
        `--pipeline-execution-id ${executionId}`,
        "--reason 'The release has been put off'",
      ],
      output: { pipelineExecutionId: executionId },
    },
    {
      title: 'To stop it at once:',
      options: [named, `--pipeline-execution-id ${executionId}`, '--abandon'],
      output: { pipelineExecutionId: executionId },
    },
  ],
  GetPipelineExecution: [
    {
      title: 'To show an execution:',
      options: [named, `--pipeline-execution-id ${executionId}`],
      output: {
        pipelineExecution: {
          pipelineName: pipeline,
          pipelineVersion: 3,
          pipelineExecutionId: executionId,
          status: 'InProgress',
          artifactRevisions: [
            {
              name: 'Code',
              revisionId: 'Xq3dPzT7',
              created: '2026-03-05T08:00:00+00:00',
            },
          ],
          variables: [{ name: 'Environment', resolvedValue: 'test' }],
          trigger,
          executionMode: 'SUPERSEDED',
          executionType: 'STANDARD',
        },
      },
    },
  ],
  ListPipelineExecutions: [
    {
      title: 'To list the latest execution:',
      options: [named, '--max-items 1'],
      output: {
        pipelineExecutionSummaries: [
          {
            pipelineExecutionId: executionId,
            status: 'InProgress',
            startTime: '2026-03-05T08:01:02.310000+00:00',
            lastUpdateTime: '2026-03-05T08:01:31.007000+00:00',
            sourceRevisions: [{ actionName: 'Fetch', revisionId: 'Xq3dPzT7' }],
            trigger,
            executionMode: 'SUPERSEDED',
            executionType: 'STANDARD',
          },
        ],
      },
    },
    {
      title: 'To find what the stage Deploy can be rolled back to:',
      options: [
        named,
        '--filter succeededInStage={stageName=Deploy}',
        "--query 'pipelineExecutionSummaries[].pipelineExecutionId'",
        '--output text',
      ],
      text: [earlierExecutionId],
    },
  ],
  ListActionExecutions: [
    {
      title: 'To list the action executions of one pipeline execution:',
      options: [named, `--filter pipelineExecutionId=${executionId}`],
      output: {
        actionExecutionDetails: [
          {
            pipelineExecutionId: executionId,
            actionExecutionId: story.actionExecutionId,
            pipelineVersion: 3,
            stageName: 'Deploy',
            actionName: 'Sign-off',
            startTime: '2026-03-05T08:01:31.007000+00:00',
            lastUpdateTime: '2026-03-05T08:01:31.007000+00:00',
            status: 'InProgress',
            input: {
              actionTypeId: {
                category: 'Approval',
                owner: 'AWS',
                provider: 'Manual',
                version: '1',
              },
              configuration: {},
              resolvedConfiguration: {},
              region: story.region,
              inputArtifacts: [],
            },
            output: { outputArtifacts: [], executionResult: {}, outputVariables: {} },
          },
        ],
      },
    },
    {
      title: 'To list only the last attempt of each action, as a table:',
      options: [
        named,
        '--filter ' +
          `latestInPipelineExecution={pipelineExecutionId=${executionId},startTimeRange=Latest}`,
        "--query 'actionExecutionDetails[].[stageName,actionName,status]'",
        '--output table',
      ],
    },
  ],
  ListRuleExecutions: [
    {
      title: 'To list how the rules of one execution came out:',
      options: [named, `--filter pipelineExecutionId=${executionId}`],
      output: {
        ruleExecutionDetails: [
          {
            pipelineExecutionId: executionId,
            ruleExecutionId: 'a6d94e0b-3c71-4f28-95ea-d8b20c7f1e46',
            pipelineVersion: 3,
            stageName: 'Deploy',
            ruleName: 'Only-on-weekdays',
            startTime: '2026-03-05T08:01:30.500000+00:00',
            lastUpdateTime: '2026-03-05T08:01:30.720000+00:00',
            status: 'Succeeded',
            input: {
              ruleTypeId: {
                category: 'Rule',
                owner: 'AWS',
                provider: 'DeploymentWindow',
                version: '1',
              },
              configuration: { Cron: '0 0 9-17 ? * MON-FRI *' },
              resolvedConfiguration: { Cron: '0 0 9-17 ? * MON-FRI *' },
              region: story.region,
              inputArtifacts: [],
            },
            output: { executionResult: {} },
          },
        ],
      },
    },
  ],
  ListDeployActionExecutionTargets: [
    {
      title: 'To list the machines on which a deployment failed:',
      options: [
        named,
        `--action-execution-id ${story.actionExecutionId}`,
        '--filters name=TARGET_STATUS,values=Failed',
      ],
      output: {
        targets: [
          {
            targetId: 'i-0c5d8f2e71ab9634f',
            targetType: 'EC2',
            status: 'Failed',
            startTime: '2026-03-05T08:10:00+00:00',
            endTime: '2026-03-05T08:10:42+00:00',
            events: [
              {
                name: 'Install',
                status: 'Failed',
                startTime: '2026-03-05T08:10:05+00:00',
                endTime: '2026-03-05T08:10:41+00:00',
                context: { message: 'No space left on the device' },
              },
            ],
          },
        ],
      },
    },
  ],
} satisfies Partial<Examples>;
