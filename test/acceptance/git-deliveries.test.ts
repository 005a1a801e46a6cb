import {
  CreatePipelineCommand,
  DeletePipelineCommand,
  ListPipelineExecutionsCommand,
  type PipelineDeclaration,
} from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import {
  bitbucketPullRequest,
  bitbucketPush,
  giteaOf,
  gitHubPing,
  gitHubPullRequest,
  gitHubPush,
  gitLabMergeRequest,
  gitLabPush,
  type HostDelivery,
} from '../support/git-deliveries.js';
import {
  about,
  deliverTo,
  type GitAnswer,
  gitHubSigned,
  gitPipeline,
  hmac,
  newId,
  post,
  type Signing,
  triggered,
} from '../support/git-webhook-sender.js';
import { liveServer } from '../support/live-server.js';
import { endOf, environmentFor, startProgram } from '../support/own-commands.js';
import { pipewrightCaller } from '../support/pipewright-call.js';

let webhook = { url: '', secret: '' };
const live = liveServer(async ({ server }) => {
  webhook = await pipewrightCaller(server)('GetGitWebhook', {});
});

const create = (pipeline: PipelineDeclaration) =>
  live.clients.codepipeline.send(new CreatePipelineCommand({ pipeline }));

const triggeredExecutions = async (pipelineName: string) => {
  const { pipelineExecutionSummaries = [] } = await live.clients.codepipeline.send(
    new ListPipelineExecutionsCommand({ pipelineName }),
  );
  return pipelineExecutionSummaries.filter(({ trigger }) => trigger?.triggerType === 'WebhookV2');
};

const deliver = (delivery: HostDelivery, signing?: Signing): Promise<GitAnswer> =>
  deliverTo(webhook, delivery, signing);

describe('every host', () => {
  const gitLabSigned: Signing = (_, secret) => ({ 'x-gitlab-token': secret });
  const filters = {
    push: [{ branches: { includes: ['main'] } }, { tags: { includes: ['*'] } }],
    pullRequest: [{ branches: { includes: ['main'] } }],
  };

  test.each([
    [
      'GitHub',
      'Team/App',
      [gitHubPush({}, 'g1'), gitHubPullRequest({ action: 'opened' }, 'g2')],
      gitHubSigned,
    ],
    [
      'GitHub of old',
      'Team/App',
      [gitHubPush({}, 'o1')],
      (body: string, secret: string) => ({
        'x-hub-signature': `sha1=${hmac('sha1', body, secret)}`,
      }),
    ],
    [
      'Gitea',
      'Team/App',
      [giteaOf(gitHubPush(), 'gitea')],
      (body: string, secret: string) => ({ 'x-gitea-signature': hmac('sha256', body, secret) }),
    ],
    [
      'Forgejo',
      'Team/App',
      [giteaOf(gitHubPush(), 'forgejo')],
      (body: string, secret: string) => ({ 'x-forgejo-signature': hmac('sha256', body, secret) }),
    ],
    [
      'GitLab',
      'Team/Group/App',
      [gitLabPush(), gitLabPush({ ref: 'refs/tags/v1' }), gitLabMergeRequest('open')],
      gitLabSigned,
    ],
    [
      'Bitbucket',
      'Team/App',
      [bitbucketPush(), bitbucketPullRequest('created')],
      (body: string, secret: string) => ({
        'x-hub-signature': `sha256=${hmac('sha256', body, secret)}`,
      }),
    ],
  ])('%s starts a pipeline', async (host, FullRepositoryId, sent, signed) => {
    const name = host.replaceAll(' ', '');
    await create(gitPipeline(name, triggered(filters), { FullRepositoryId }));
    for (const delivery of sent) {
      const answer = await deliver(delivery, signed);
      expect(answer.status).toBe(200);
      expect(about(answer, name)).toMatchObject({ started: true });
    }
    // Bitbucket tells of a branch and a tag at once.
    expect(await triggeredExecutions(name)).toHaveLength(
      sent.length + (host === 'Bitbucket' ? 1 : 0),
    );
    await live.clients.codepipeline.send(new DeletePipelineCommand({ name }));
  });

  test('is answered when it only asks whether anybody is there', async () => {
    expect(await deliver(gitHubPing)).toMatchObject({ status: 200, pipelines: [] });
  });

  test('may write what no database keeps, and starts a pipeline all the same', async () => {
    await create(gitPipeline('Nasty', triggered({ push: [{ branches: { includes: ['**'] } }] })));
    const { headers, payload } = gitHubPush({ ref: 'refs/heads/a\0\ud800b' }, newId());
    const message = '\0\udfff"\\u0000🙂'.repeat(1_000);
    const answer = await deliver({ headers, payload: { ...payload, head_commit: { message } } });
    expect(about(answer, 'Nasty')).toMatchObject({ started: true });
    const [execution] = await triggeredExecutions('Nasty');
    expect(JSON.parse(execution?.trigger?.triggerDetail ?? '')).toMatchObject({ branch: 'ab' });
  });

  test('may send its JSON in a form', async () => {
    await create(gitPipeline('Form'));
    const { headers, payload } = gitHubPush({}, newId());
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await post(webhook.url, body, {
      ...headers,
      ...form,
      ...gitHubSigned(body, webhook.secret),
    });
    expect(about(answer, 'Form')).toMatchObject({ started: true });
  });
});

describe('the address takes nothing', () => {
  const { headers, payload } = gitHubPush({}, 'refused');
  const body = JSON.stringify(payload);

  test('from who has another secret, or shows none', async () => {
    const wrong = { 'x-hub-signature-256': `sha256=${hmac('sha256', body, 'guess')}` };
    for (const shown of [wrong, {}, { 'x-gitlab-token': '' }, { 'x-hub-signature': 'sha1=' }]) {
      expect(await post(webhook.url, body, { ...headers, ...shown })).toMatchObject({
        status: 403,
      });
    }
  });

  test('where it is not exactly as it was given', async () => {
    const other = webhook.url.replace('us-east-1', 'eu-west-1');
    for (const url of [
      other,
      `${webhook.url}x`,
      webhook.url.slice(0, -1),
      `${webhook.url.split('=')[0]}=`,
    ]) {
      expect(
        await post(url, body, { ...headers, ...gitHubSigned(body, webhook.secret) }),
      ).toMatchObject({
        status: 404,
      });
    }
  });

  test('that is no delivery', async () => {
    for (const [bad, sent] of [
      ['{', headers],
      ['{}', headers],
      [body, {}],
      [Buffer.from([0xff, 0xfe]).toString('latin1'), headers],
    ] as const) {
      expect(
        await post(webhook.url, bad, { ...sent, ...gitHubSigned(bad, webhook.secret) }),
      ).toMatchObject({ status: 400 });
    }
  });

  test('that is too large, or not posted', async () => {
    const large = Buffer.alloc(26 * 1024 * 1024, ' ');
    expect(await post(webhook.url, large, headers)).toMatchObject({ status: 413 });
    expect((await fetch(webhook.url)).status).toBe(405);
  });
});

test('each region has an address of its own, for its own pipelines', async () => {
  const elsewhere = await pipewrightCaller({ ...live.server, region: 'eu-west-1' })(
    'GetGitWebhook',
    {},
  );
  expect(elsewhere.secret).not.toBe(webhook.secret);
  const { headers, payload } = gitHubPush({}, newId());
  const body = JSON.stringify(payload);
  const signed = { 'x-hub-signature-256': `sha256=${hmac('sha256', body, elsewhere.secret)}` };
  expect(await post(elsewhere.url, body, { ...headers, ...signed })).toEqual({
    status: 200,
    pipelines: [],
    ignored: [],
  });
});

test('a command shows the address and the secret, and where to enter them', async () => {
  const { code, stdout } = await endOf(
    startProgram(['git-webhook'], { env: environmentFor(live.server), cwd: live.dataDirectory }),
  );
  expect(code).toBe(0);
  expect(stdout).toContain(`Address  ${webhook.url}\nSecret   ${webhook.secret}\n`);
  for (const host of ['GitHub', 'GitLab', 'Gitea', 'Bitbucket']) expect(stdout).toContain(host);
  expect(stdout).toContain('--public-url');
});
