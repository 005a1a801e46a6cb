import {
  type CodePipelineClient,
  CreatePipelineCommand,
  GetPipelineExecutionCommand,
  ListPipelineExecutionsCommand,
  type PipelineDeclaration,
} from '@aws-sdk/client-codepipeline';
import { expect, test } from 'vitest';
import { deliver } from '../support/deliveries.js';
import { liveServer } from '../support/live-server.js';
import { customType, registerType, roleArn } from '../support/story.js';
import { putWebhook } from '../support/webhooks.js';

let client: CodePipelineClient;
liveServer(async ({ clients }) => {
  client = clients.codepipeline;
  await registerType(client, 'Build', 'Linked');
});

const connectionArn = 'arn:aws:codestar-connections:us-east-1:000000000000:connection/0f';

const linked = (name: string, more: Partial<PipelineDeclaration> = {}): PipelineDeclaration => ({
  name,
  roleArn,
  pipelineType: 'V2',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Fetch',
          actionTypeId: {
            category: 'Source',
            owner: 'AWS',
            provider: 'CodeStarSourceConnection',
            version: '1',
          },
          configuration: {
            ConnectionArn: connectionArn,
            FullRepositoryId: 'octo/app',
            BranchName: 'main',
            DetectChanges: 'false',
          },
          outputArtifacts: [{ name: 'Code' }],
        },
      ],
    },
    {
      name: 'Build',
      actions: [
        {
          name: 'Make',
          actionTypeId: customType('Build', 'Linked'),
          inputArtifacts: [{ name: 'Code' }],
        },
      ],
    },
  ],
  ...more,
});

const commit = 'c'.repeat(40);
const push = (branch: string) => ({
  headers: { 'x-github-event': 'push' },
  payload: {
    ref: `refs/heads/${branch}`,
    before: 'b'.repeat(40),
    after: commit,
    created: false,
    deleted: false,
    repository: { full_name: 'octo/app' },
    head_commit: {
      id: commit,
      message: 'Say hello',
      url: `https://github.com/octo/app/commit/${commit}`,
    },
    commits: [{ id: commit, message: 'Say hello', added: ['a.txt'], removed: [], modified: [] }],
  },
});

const startedBy = async (pipelineName: string, id: string | undefined) => {
  const { pipelineExecutionSummaries = [] } = await client.send(
    new ListPipelineExecutionsCommand({ pipelineName }),
  );
  return pipelineExecutionSummaries.find(({ pipelineExecutionId }) => pipelineExecutionId === id);
};

test('the filters of a pipeline’s trigger decide in place of the webhook’s own', async () => {
  const branches = [{ branches: { includes: ['release/**'] } }];
  const pipeline = linked('Triggered', {
    triggers: [
      {
        providerType: 'CodeStarSourceConnection',
        gitConfiguration: { sourceActionName: 'Fetch', push: branches },
      },
    ],
  });
  await client.send(new CreatePipelineCommand({ pipeline }));
  const filters = [{ jsonPath: '$.ref', matchEquals: 'refs/heads/{BranchName}' }];
  const { url } = await putWebhook(client, 'Triggered', { filters });
  expect(await deliver(url, push('main'))).toMatchObject({ status: 200, started: false });
  const answer = await deliver(url, push('release/7'));
  expect(answer).toMatchObject({ status: 200, started: true });
  const { pipelineExecutionId } = answer;
  expect(await startedBy('Triggered', pipelineExecutionId)).toMatchObject({
    trigger: { triggerType: 'WebhookV2', triggerDetail: expect.stringContaining(commit) },
  });
});

test('without a trigger the webhook’s filters decide, and the pushed commit is taken up', async () => {
  await client.send(new CreatePipelineCommand({ pipeline: linked('Plain') }));
  const filters = [{ jsonPath: '$.ref', matchEquals: 'refs/heads/{BranchName}' }];
  const { url, arn } = await putWebhook(client, 'Plain', { filters });
  expect(await deliver(url, push('other'))).toMatchObject({ status: 200, started: false });
  const { pipelineExecutionId } = await deliver(url, push('main'));
  expect(await startedBy('Plain', pipelineExecutionId)).toMatchObject({
    trigger: { triggerType: 'Webhook', triggerDetail: arn },
  });
  const { pipelineExecution } = await client.send(
    new GetPipelineExecutionCommand({ pipelineName: 'Plain', pipelineExecutionId }),
  );
  expect(pipelineExecution?.artifactRevisions).toEqual([
    expect.objectContaining({ name: 'Code', revisionId: commit }),
  ]);
});
