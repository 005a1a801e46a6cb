import { describe, expect, test } from 'vitest';
import { action, approve, pipeline, stage } from '../../test/support/declarations.js';
import {
  commitId,
  gitHubPing,
  gitHubPullRequest,
  gitHubPush,
} from '../../test/support/git-deliveries.js';
import type { GitConfiguration } from '../model/index.js';
import { webhookStart } from './webhook-start.js';

const declare = (
  filters: Partial<GitConfiguration> | undefined,
  configuration: Readonly<Record<string, string>> = {},
) =>
  pipeline(
    [
      stage('Source', [
        action('Clone', 'Source/AWS/CodeStarSourceConnection', {
          configuration: { FullRepositoryId: 'Team/App', BranchName: 'main', ...configuration },
          outputArtifacts: [{ name: 'Code' }],
        }),
      ]),
      stage('Sign', [approve()]),
    ],
    {
      ...(filters && {
        triggers: [
          {
            providerType: 'CodeStarSourceConnection',
            gitConfiguration: { sourceActionName: 'Clone', ...filters },
          },
        ],
      }),
    },
  );

const commit = {
  sourceOverrides: [{ actionName: 'Clone', revisionType: 'COMMIT_ID', revisionValue: commitId }],
  sourceRevisions: [{ actionName: 'Clone', artifactName: 'Code', revisionId: commitId }],
};
const noCommit = { sourceOverrides: [], sourceRevisions: [] };

describe('without filters of a trigger', () => {
  test.each([{}, { DetectChanges: 'false' }])(
    'a push of the action’s branch starts it with the commit, with %j',
    (configuration) => {
      expect(webhookStart(declare(undefined, configuration), 'Clone', gitHubPush())).toMatchObject({
        kind: 'start',
        triggerType: 'Webhook',
        ...commit,
      });
    },
  );

  test('anything else starts it with whatever the branch has', () => {
    const other = gitHubPush({ ref: 'refs/heads/dev' });
    for (const delivery of [other, gitHubPing, { headers: {}, payload: { any: 'thing' } }]) {
      expect(webhookStart(declare(undefined), 'Clone', delivery)).toMatchObject({
        kind: 'start',
        triggerType: 'Webhook',
        ...noCommit,
      });
    }
  });
});

describe('with filters of a trigger', () => {
  const declaration = declare({ pullRequest: [{ branches: { includes: ['main'] } }] });

  test('what passes them starts it with the commit', () => {
    const delivery = gitHubPullRequest({ action: 'opened' });
    expect(webhookStart(declaration, 'Clone', delivery)).toMatchObject({
      kind: 'start',
      triggerType: 'WebhookV2',
      triggerDetail: expect.stringContaining('"pullRequestId":"7"'),
      sourceOverrides: commit.sourceOverrides,
    });
  });

  test('nothing else starts it', () => {
    expect(webhookStart(declaration, 'Clone', gitHubPush())).toEqual({
      kind: 'ignored',
      reason: 'The trigger of Clone starts nothing: the trigger has no push filter.',
    });
    expect(webhookStart(declaration, 'Clone', gitHubPing)).toEqual({
      kind: 'ignored',
      reason: 'The trigger of Clone starts nothing: it is no Git event.',
    });
  });
});
