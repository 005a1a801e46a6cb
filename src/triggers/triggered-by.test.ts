import { describe, expect, test } from 'vitest';
import { action, approve, pipeline, stage } from '../../test/support/declarations.js';
import type { GitConfiguration, PipelineDeclaration } from '../model/index.js';
import type { BranchPushed, PullRequestChanged } from './git-event.js';
import { triggeredBy } from './triggered-by.js';

const ConnectionArn = 'arn:aws:codeconnections:eu-west-1:000000000000:connection/1';
const source = (configuration: Readonly<Record<string, string>> = {}, outputs = ['Code']) =>
  action('Clone', 'Source/AWS/CodeStarSourceConnection', {
    configuration: {
      ConnectionArn,
      FullRepositoryId: 'Team/App',
      BranchName: 'main',
      ...configuration,
    },
    outputArtifacts: outputs.map((name) => ({ name })),
  });

const declare = (filters?: Partial<GitConfiguration>): PipelineDeclaration =>
  pipeline([stage('Source', [source()]), stage('Sign', [approve()])], {
    ...(filters && {
      triggers: [
        {
          providerType: 'CodeStarSourceConnection',
          gitConfiguration: { sourceActionName: 'Clone', ...filters },
        },
      ],
    }),
  });

const push: BranchPushed = {
  kind: 'branchPushed',
  provider: 'GitHub',
  repository: 'team/app',
  branch: 'main',
  commitId: 'abcdef0123456789',
  commitMessage: 'Mend it',
  commitUrl: 'https://git.example.com/1',
};
const request: PullRequestChanged = {
  ...push,
  kind: 'pullRequestChanged',
  action: 'CLOSED',
  pullRequestId: '7',
  title: 'A title',
  sourceBranch: 'feature/a',
  targetBranch: 'main',
  isMerged: true,
};

const feature = { push: [{ branches: { includes: ['feature/**'] } }] };
const override = {
  actionName: 'Clone',
  revisionType: 'COMMIT_ID',
  revisionValue: 'abcdef0123456789',
};
const revision = {
  actionName: 'Clone',
  revisionId: 'abcdef0123456789',
  revisionSummary: 'Mend it',
  revisionUrl: 'https://git.example.com/1',
};

describe('without filters', () => {
  test('a push to the branch of the action starts it, in the connection’s name', () => {
    expect(triggeredBy(declare(), source(), push)).toEqual({
      starts: true,
      reason: 'the branch main was pushed',
      triggerType: 'Webhook',
      triggerDetail: ConnectionArn,
      sourceOverride: override,
      sourceRevisions: [{ ...revision, artifactName: 'Code' }],
    });
  });

  test.each([undefined, 'true', 'True'])('DetectChanges may be %s', (DetectChanges) => {
    const configuration = DetectChanges === undefined ? {} : { DetectChanges };
    expect(triggeredBy(declare(), source(configuration), push).starts).toBe(true);
  });

  test.each(['false', 'False'])('nothing starts it where DetectChanges is %s', (DetectChanges) => {
    expect(triggeredBy(declare(), source({ DetectChanges }), push).starts).toBe(false);
  });

  test('neither other branches nor tags nor pull requests start it', () => {
    const tag = { ...push, kind: 'tagPushed', tag: 'main' } as const;
    for (const event of [{ ...push, branch: 'Main' }, tag, request]) {
      expect(triggeredBy(declare(), source(), event).starts).toBe(false);
    }
  });

  test('a trigger that filters nothing is as good as none', () => {
    expect(triggeredBy(declare({}), source(), push)).toMatchObject({
      starts: true,
      triggerType: 'Webhook',
    });
  });
});

describe('with filters', () => {
  test('these alone decide, whatever branch the action has', () => {
    expect(triggeredBy(declare(feature), source(), push).starts).toBe(false);
    const pushed = triggeredBy(declare(feature), source({ DetectChanges: 'false' }), {
      ...push,
      branch: 'feature/a',
    });
    expect(pushed).toMatchObject({
      starts: true,
      reason: 'push filter 1: the branch feature/a matches',
      triggerType: 'WebhookV2',
      sourceOverride: override,
    });
  });

  test('those of another action do not count', () => {
    const other = { ...source(), name: 'Other' };
    expect(triggeredBy(declare(feature), other, push)).toMatchObject({ triggerType: 'Webhook' });
  });

  test('the detail tells what happened', () => {
    const filters = { pullRequest: [{ branches: { includes: ['main'] } }] };
    const decision = triggeredBy(declare(filters), source(), request);
    expect(decision.starts && JSON.parse(decision.triggerDetail)).toEqual({
      event: 'pullRequest',
      action: 'CLOSED',
      provider: 'GitHub',
      repository: 'team/app',
      commitId: 'abcdef0123456789',
      pullRequestId: '7',
      sourceBranch: 'feature/a',
      targetBranch: 'main',
      isMerged: true,
      title: 'A title',
    });
  });

  test('the detail keeps to what an execution can have, and is JSON all the same', () => {
    const filters = { pullRequest: [{ branches: {} }] };
    const title = '"🙂'.repeat(1_000);
    for (const sourceBranch of ['a', 'x'.repeat(990)]) {
      const decision = triggeredBy(declare(filters), source(), { ...request, title, sourceBranch });
      const detail = decision.starts ? decision.triggerDetail : '';
      expect(detail.length).toBeLessThanOrEqual(1_024);
      expect(JSON.parse(detail)).toMatchObject({ event: 'pullRequest', pullRequestId: '7' });
    }
  });
});

test('an event of another repository starts nothing', () => {
  for (const repository of ['team/app2', 'team', '']) {
    expect(triggeredBy(declare(), source(), { ...push, repository })).toEqual({
      starts: false,
      reason: 'the action Clone is for another repository',
    });
  }
});

test('every output artifact has the revision, and so has an action without any', () => {
  const revisions = (outputs: readonly string[]) => {
    const decision = triggeredBy(declare(), source({}, [...outputs]), push);
    return decision.starts ? decision.sourceRevisions : [];
  };
  expect(revisions([])).toEqual([revision]);
  expect(revisions(['One', 'Two']).map(({ artifactName }) => artifactName)).toEqual(['One', 'Two']);
});
