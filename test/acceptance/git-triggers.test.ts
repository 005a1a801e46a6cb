import {
  CreatePipelineCommand,
  DeletePipelineCommand,
  GetPipelineExecutionCommand,
  ListPipelineExecutionsCommand,
  type PipelineDeclaration,
  type PipelineExecutionSummary,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import {
  commitId,
  gitHubPullRequest,
  gitHubPush,
  type HostDelivery,
  noCommit,
} from '../support/git-deliveries.js';
import {
  about,
  ConnectionArn,
  deliverTo,
  type GitAnswer,
  gitPipeline,
  newId,
  triggered,
} from '../support/git-webhook-sender.js';
import { liveServer } from '../support/live-server.js';
import { pipewrightCaller } from '../support/pipewright-call.js';

let webhook = { url: '', secret: '' };
const live = liveServer(async ({ server }) => {
  webhook = await pipewrightCaller(server)('GetGitWebhook', {});
});

const create = (pipeline: PipelineDeclaration) =>
  live.clients.codepipeline.send(new CreatePipelineCommand({ pipeline }));
const update = (pipeline: PipelineDeclaration) =>
  live.clients.codepipeline.send(new UpdatePipelineCommand({ pipeline }));

/** The executions that Git has started, the newest first. */
const triggeredExecutions = async (
  pipelineName: string,
): Promise<readonly PipelineExecutionSummary[]> => {
  const { pipelineExecutionSummaries = [] } = await live.clients.codepipeline.send(
    new ListPipelineExecutionsCommand({ pipelineName }),
  );
  return pipelineExecutionSummaries.filter(({ trigger }) =>
    trigger?.triggerType?.startsWith('Webhook'),
  );
};

const deliver = (delivery: HostDelivery): Promise<GitAnswer> => deliverTo(webhook, delivery);

describe('a pipeline with filters', () => {
  test('is started by the pushes that pass, with their commit', async () => {
    await create(
      gitPipeline(
        'Filtered',
        triggered({
          push: [
            {
              branches: { includes: ['main', 'release/**'] },
              filePaths: { includes: ['src/**'], excludes: ['**/*.md'] },
            },
            { tags: { includes: ['v*'] } },
          ],
        }),
      ),
    );
    const answer = await deliver(gitHubPush({ ref: 'refs/heads/release/a/b' }, newId()));
    expect(answer.status).toBe(200);
    const told = about(answer, 'Filtered');
    expect(told).toMatchObject({
      started: true,
      reason: 'push filter 1: the branch release/a/b matches, the changed file src/app.ts matches',
    });
    const [execution] = await triggeredExecutions('Filtered');
    expect(execution).toMatchObject({
      pipelineExecutionId: told?.pipelineExecutionId,
      trigger: { triggerType: 'WebhookV2' },
      sourceRevisions: [
        {
          actionName: 'Clone',
          revisionId: commitId,
          revisionSummary: 'Mend it',
          revisionUrl: 'https://git.example.com/Team/App/commit/1',
        },
      ],
    });
    expect(JSON.parse(execution?.trigger?.triggerDetail ?? '')).toEqual({
      event: 'push',
      provider: 'GitHub',
      repository: 'Team/App',
      commitId,
      branch: 'release/a/b',
    });
    const got = await live.clients.codepipeline.send(
      new GetPipelineExecutionCommand({
        pipelineName: 'Filtered',
        pipelineExecutionId: told?.pipelineExecutionId,
      }),
    );
    expect(got.pipelineExecution?.artifactRevisions).toMatchObject([
      { name: 'Code', revisionId: commitId },
    ]);
  });

  test('is started by nothing else, and the sender is told why', async () => {
    const before = await triggeredExecutions('Filtered');
    const docs = { id: commitId, added: [], removed: [], modified: ['src/README.md', 'README.md'] };
    const tellings = await Promise.all(
      [
        gitHubPush({ ref: 'refs/heads/dev' }, newId()),
        gitHubPush({ commits: [docs] }, newId()),
        gitHubPullRequest({ action: 'opened' }, newId()),
      ].map(async (delivery) => about(await deliver(delivery), 'Filtered')),
    );
    expect(tellings).toEqual(
      [
        'push filter 1: the branch dev is not included; push filter 2: it is for tags',
        'push filter 1: none of the changed files matches; push filter 2: it is for tags',
        'the trigger has no pull request filter',
      ].map((reason) => ({ pipelineName: 'Filtered', started: false, reason })),
    );
    expect(await deliver(gitHubPush({ after: noCommit }, newId()))).toEqual({
      status: 200,
      pipelines: [],
      ignored: ['refs/heads/main was deleted.'],
    });
    expect(await triggeredExecutions('Filtered')).toEqual(before);
  });

  test('is started once by a delivery that comes again, also at the same time', async () => {
    const delivery = gitHubPush({ ref: 'refs/tags/v1' }, newId());
    const before = (await triggeredExecutions('Filtered')).length;
    const answers = await Promise.all([delivery, delivery, delivery].map((one) => deliver(one)));
    const told = answers.map((answer) => about(answer, 'Filtered'));
    expect(told.filter((one) => one?.started)).toHaveLength(1);
    expect(new Set(told.map((one) => one?.pipelineExecutionId)).size).toBe(1);
    expect(await triggeredExecutions('Filtered')).toHaveLength(before + 1);
    expect(
      about(await deliver(gitHubPush({ ref: 'refs/tags/v1' }, newId())), 'Filtered'),
    ).toMatchObject({ started: true });
  });

  test('is started by pull requests by their target branch', async () => {
    const pullRequest = [{ events: ['OPEN' as const], branches: { includes: ['main'] } }];
    await create(gitPipeline('Requests', triggered({ pullRequest })));
    const opened = await deliver(gitHubPullRequest({ action: 'opened' }, newId()));
    const closed = await deliver(gitHubPullRequest({ action: 'closed' }, newId()));
    const elsewhere = await deliver(
      gitHubPullRequest({ action: 'opened', target: 'dev' }, newId()),
    );
    expect([opened, closed, elsewhere].map((answer) => about(answer, 'Requests')?.started)).toEqual(
      [true, false, false],
    );
    const executions = await triggeredExecutions('Requests');
    expect(executions.map(({ trigger }) => JSON.parse(trigger?.triggerDetail ?? ''))).toMatchObject(
      [
        {
          event: 'pullRequest',
          action: 'OPEN',
          pullRequestId: '7',
          sourceBranch: 'feature/better',
        },
      ],
    );
  });
});

describe('a pipeline without filters', () => {
  test('is started by pushes to the branch of its source, unless it forgoes that', async () => {
    await create(
      gitPipeline('Detecting', { pipelineType: 'V1' }, { FullRepositoryId: 'team/APP' }),
    );
    await create(gitPipeline('Silent', {}, { DetectChanges: 'false' }));
    await create(gitPipeline('Other', {}, { FullRepositoryId: 'Team/Other' }));
    const main = await deliver(gitHubPush({}, newId()));
    const dev = await deliver(gitHubPush({ ref: 'refs/heads/dev' }, newId()));
    expect(about(main, 'Detecting')).toMatchObject({ started: true });
    expect(about(dev, 'Detecting')).toMatchObject({ started: false });
    expect(about(main, 'Silent')).toMatchObject({ started: false });
    expect(about(main, 'Other')).toBeUndefined();
    const executions = await triggeredExecutions('Detecting');
    expect(executions.map(({ trigger }) => trigger)).toEqual([
      { triggerType: 'Webhook', triggerDetail: ConnectionArn },
    ]);
  });

  test('is found by its repository as its declaration is now', async () => {
    await create(gitPipeline('Moving'));
    await update(gitPipeline('Moving', {}, { FullRepositoryId: 'Team/Elsewhere' }));
    expect(about(await deliver(gitHubPush({}, newId())), 'Moving')).toBeUndefined();
    await update(gitPipeline('Moving'));
    expect(about(await deliver(gitHubPush({}, newId())), 'Moving')).toMatchObject({
      started: true,
    });
    await live.clients.codepipeline.send(new DeletePipelineCommand({ name: 'Moving' }));
    expect(about(await deliver(gitHubPush({}, newId())), 'Moving')).toBeUndefined();
  });
});

describe('what is in the way of an execution is told', () => {
  test('variables that need a value', async () => {
    await create(gitPipeline('Asking', { variables: [{ name: 'Target' }] }));
    expect(about(await deliver(gitHubPush({}, newId())), 'Asking')).toEqual({
      pipelineName: 'Asking',
      started: false,
      reason: 'it has required variables, for which Git gives no value: Target',
    });
    expect(await triggeredExecutions('Asking')).toEqual([]);
    expect(live.server.log()).toMatch(/"pipelineName":"Asking".*pipeline not triggered/);
  });
});
