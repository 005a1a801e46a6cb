/** Deliveries of Git hosts, as small as they may be and otherwise as these send them. */
export interface HostDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: object;
}

export const commitId = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
const otherCommitId = '0f1e2d3c4b5a69788796a5b4c3d2e1f001234567';
const tagId = 'feedfacefeedfacefeedfacefeedfacefeedface';
export const noCommit = '0'.repeat(40);

const author = { name: 'Ada', email: 'ada@example.com' };
const page = 'https://git.example.com/Team/App/commit/1';
const files = { added: ['docs/new.md'], removed: [], modified: ['src/app.ts'] };
const repository = { full_name: 'Team/App', html_url: 'https://git.example.com/Team/App' };

export interface PushOf {
  readonly ref?: string;
  readonly after?: string;
  readonly commits?: readonly object[];
}

const gitHubCommit = { id: commitId, message: 'Mend it', url: page, author, ...files };

/** GitHub's headers are sent by Gitea, too. */
const gitHubHeaders = (event: string, delivery: string) => ({
  'x-github-event': event,
  'x-github-delivery': delivery,
});

export const gitHubPush = (
  { ref = 'refs/heads/main', after = commitId, commits = [gitHubCommit] }: PushOf = {},
  delivery = 'gh-1',
): HostDelivery => ({
  headers: gitHubHeaders('push', delivery),
  payload: {
    ref,
    before: otherCommitId,
    after: ref.startsWith('refs/tags/') && after === commitId ? tagId : after,
    created: false,
    deleted: after === noCommit,
    forced: false,
    repository,
    head_commit: after === noCommit ? null : { ...gitHubCommit, id: after },
    commits,
  },
});

export interface PullRequestOf {
  readonly action: string;
  readonly target?: string;
  readonly fork?: string;
  readonly merged?: boolean;
}

export const gitHubPullRequest = (
  { action, target = 'main', fork = 'Team/App', merged = false }: PullRequestOf,
  delivery = 'gh-2',
): HostDelivery => ({
  headers: gitHubHeaders('pull_request', delivery),
  payload: {
    action,
    number: 7,
    repository,
    pull_request: {
      number: 7,
      title: 'A better app',
      state: action === 'closed' ? 'closed' : 'open',
      merged,
      head: { ref: 'feature/better', sha: commitId, repo: { full_name: fork } },
      base: { ref: target, sha: otherCommitId, repo: repository },
    },
  },
});

export const gitHubPing: HostDelivery = {
  headers: gitHubHeaders('ping', 'gh-0'),
  payload: { zen: 'Keep it simple.', hook_id: 1, repository },
};

/** With a header for each of Gitea and Forgejo, and GitHub's. */
export const giteaOf = (
  { headers, payload }: HostDelivery,
  name: 'gitea' | 'forgejo',
): HostDelivery => ({
  headers: {
    ...headers,
    [`x-${name}-event`]: headers['x-github-event'] ?? '',
    [`x-${name}-delivery`]: 'gt-1',
  },
  payload,
});

const project = { path_with_namespace: 'Team/Group/App', web_url: 'https://lab.example.com' };

const gitLabHeaders = (event: string) => ({
  'x-gitlab-event': event,
  'x-gitlab-event-uuid': '13792a34-cac6-4fda-95a8-c58e00a3954e',
  'idempotency-key': `gl-${event}`,
});

export const gitLabPush = (
  { ref = 'refs/heads/main', after = commitId, commits = [gitHubCommit] }: PushOf = {},
  total = commits.length,
): HostDelivery => {
  const isTag = ref.startsWith('refs/tags/');
  return {
    headers: gitLabHeaders(isTag ? 'Tag Push Hook' : 'Push Hook'),
    payload: {
      object_kind: isTag ? 'tag_push' : 'push',
      ref,
      before: otherCommitId,
      after: isTag && after === commitId ? tagId : after,
      checkout_sha: after === noCommit ? null : after,
      project,
      commits,
      total_commits_count: total,
    },
  };
};

export const gitLabMergeRequest = (
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): HostDelivery => ({
  headers: gitLabHeaders('Merge Request Hook'),
  payload: {
    object_kind: 'merge_request',
    project,
    object_attributes: {
      id: 99,
      iid: 7,
      title: 'A better app',
      action,
      source_branch: 'feature/better',
      target_branch: 'main',
      source_project_id: 1,
      target_project_id: 1,
      source: project,
      target: project,
      last_commit: { id: commitId, message: 'Mend it', url: page, author },
      ...more,
    },
  },
});

const bitbucketHeaders = (event: string) => ({
  'x-event-key': event,
  'x-hook-uuid': '{c1c1}',
  'x-request-uuid': `bb-${event}`,
});

const bitbucketRef = (type: string, name: string) => ({
  type,
  name,
  target: { hash: commitId, message: 'Mend it', links: { html: { href: page } } },
});

export const bitbucketPush = (
  changes: readonly object[] = [
    { new: bitbucketRef('branch', 'main'), old: null },
    { new: bitbucketRef('tag', 'v1'), old: null },
    { new: null, old: bitbucketRef('branch', 'gone') },
  ],
): HostDelivery => ({
  headers: bitbucketHeaders('repo:push'),
  payload: { actor: { display_name: 'Ada' }, repository, push: { changes } },
});

export const bitbucketPullRequest = (event: string, from = 'Team/App'): HostDelivery => ({
  headers: bitbucketHeaders(`pullrequest:${event}`),
  payload: {
    repository,
    pullrequest: {
      id: 7,
      title: 'A better app',
      state: 'OPEN',
      source: {
        branch: { name: 'feature/better' },
        commit: { hash: commitId.slice(0, 12) },
        repository: { full_name: from },
      },
      destination: { branch: { name: 'main' }, repository },
    },
  },
});
