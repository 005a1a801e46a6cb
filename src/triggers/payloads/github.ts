import type { GitProvider, PullRequestChanged } from '../git-event.js';
import { changedFilesOf } from './changed-files.js';
import { at, commitIdAt, elementsAt, idAt, isNoCommit, nameAt, textAt, urlAt } from './members.js';
import { ignored, type Reading, told, unreadable } from './reading.js';

/** What one host that speaks as GitHub does makes different. */
export interface Dialect {
  readonly provider: GitProvider;
  /** The actions of a pull request that count. All others are passed over. */
  readonly actions: ReadonlyMap<unknown, PullRequestChanged['action']>;
  /** Whether the push tells all of its commits. */
  readonly tellsAllCommits: (payload: unknown, commits: readonly unknown[]) => boolean;
}

/** Of a push that has more, GitHub tells the newest ones only. */
const commitsMax = 2_048;

const gitHub: Dialect = {
  provider: 'GitHub',
  actions: new Map([
    ['opened', 'OPEN'],
    ['reopened', 'OPEN'],
    ['synchronize', 'UPDATED'],
    ['closed', 'CLOSED'],
  ]),
  tellsAllCommits: (_, commits) => commits.length < commitsMax,
};

export const readGitHub = (event: string, payload: unknown): Reading =>
  event === 'ping' ? { kind: 'ping' } : readInDialect(gitHub, event, payload);

/** Reads a delivery of a host that speaks as GitHub does. */
export const readInDialect = (dialect: Dialect, event: string, payload: unknown): Reading => {
  switch (event) {
    case 'push':
      return readPush(dialect, payload);
    case 'pull_request':
      return readPullRequest(dialect, payload);
    default:
      return ignored(`Events of the kind ${event.slice(0, 100)} start nothing.`);
  }
};

const readPush = (dialect: Dialect, payload: unknown): Reading => {
  const ref = nameAt(payload, 'ref');
  const after = commitIdAt(payload, 'after');
  const repository = nameAt(payload, 'repository', 'full_name');
  if (!ref || !after || !repository) return unreadable('push');
  if (isNoCommit(after)) return ignored(`${ref} was deleted.`);
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
  if (!name) return ignored(`${ref} is neither a branch nor a tag.`);
  const about = {
    provider: dialect.provider,
    repository,
    commitMessage: textAt(payload, 'head_commit', 'message'),
    commitUrl: urlAt(payload, 'head_commit', 'url'),
  };
  if (kind === 'tags') {
    // Of an annotated tag, `after` is the tag's own id.
    const commitId = commitIdAt(payload, 'head_commit', 'id') ?? after;
    return told({ kind: 'tagPushed', ...about, tag: name, commitId });
  }
  const commits = elementsAt(payload, 'commits');
  const changedFiles = dialect.tellsAllCommits(payload, commits)
    ? changedFilesOf(commits)
    : undefined;
  return told({ kind: 'branchPushed', ...about, branch: name, commitId: after, changedFiles });
};

const readPullRequest = (dialect: Dialect, payload: unknown): Reading => {
  const request = at(payload, 'pull_request');
  const repository = nameAt(payload, 'repository', 'full_name');
  const pullRequestId = idAt(request, 'number');
  const sourceBranch = nameAt(request, 'head', 'ref');
  const targetBranch = nameAt(request, 'base', 'ref');
  const commitId = commitIdAt(request, 'head', 'sha');
  if (!repository || !pullRequestId || !sourceBranch || !targetBranch || !commitId) {
    return unreadable('pull request');
  }
  const action = dialect.actions.get(at(payload, 'action'));
  if (!action)
    return ignored('Pull requests that are opened, get commits or are closed count only.');
  // The repository that a fork was made of has none of its branches; of one that is gone there is none.
  if (nameAt(request, 'head', 'repo', 'full_name') !== repository) {
    return ignored('Pull requests from forks start nothing.');
  }
  return told({
    kind: 'pullRequestChanged',
    provider: dialect.provider,
    repository,
    action,
    pullRequestId,
    title: textAt(request, 'title') ?? '',
    sourceBranch,
    targetBranch,
    commitId,
    isMerged: at(request, 'merged') === true,
  });
};
