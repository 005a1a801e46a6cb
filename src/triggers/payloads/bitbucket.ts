import type { PullRequestChanged } from '../git-event.js';
import { at, commitIdAt, elementsAt, idAt, nameAt, textAt, urlAt } from './members.js';
import { ignored, type Reading, together, told, unreadable } from './reading.js';

const provider = 'Bitbucket';

const actions: ReadonlyMap<string, PullRequestChanged['action']> = new Map([
  ['pullrequest:created', 'OPEN'],
  ['pullrequest:updated', 'UPDATED'],
  ['pullrequest:fulfilled', 'CLOSED'],
  ['pullrequest:rejected', 'CLOSED'],
]);

/** Bitbucket tells of several branches and tags at once, and of no changed files. */
export const readBitbucket = (event: string, payload: unknown): Reading => {
  if (event === 'diagnostics:ping') return { kind: 'ping' };
  if (event === 'repo:push') return readPush(payload);
  const action = actions.get(event);
  if (action) return readPullRequest(payload, { event, action });
  return ignored(`Events of the kind ${event.slice(0, 100)} start nothing.`);
};

const readPush = (payload: unknown): Reading => {
  const repository = nameAt(payload, 'repository', 'full_name');
  const changes = at(payload, 'push', 'changes');
  if (!repository || !Array.isArray(changes)) return unreadable('push');
  return together(
    elementsAt(payload, 'push', 'changes').map((change) => readChange(repository, change)),
  );
};

const readChange = (repository: string, change: unknown): Reading => {
  const name = nameAt(change, 'new', 'name');
  if (name === undefined) {
    const old = nameAt(change, 'old', 'name');
    return old === undefined ? unreadable('push') : ignored(`${old} was deleted.`);
  }
  const commitId = commitIdAt(change, 'new', 'target', 'hash');
  if (!commitId) return unreadable('push');
  const about = {
    provider,
    repository,
    commitId,
    commitMessage: textAt(change, 'new', 'target', 'message'),
    commitUrl: urlAt(change, 'new', 'target', 'links', 'html', 'href'),
  } as const;
  switch (at(change, 'new', 'type')) {
    case 'branch':
      return told({ kind: 'branchPushed', ...about, branch: name });
    case 'tag':
    case 'annotated_tag':
      return told({ kind: 'tagPushed', ...about, tag: name });
    default:
      return ignored(`${name} is neither a branch nor a tag.`);
  }
};

const readPullRequest = (
  payload: unknown,
  { event, action }: { readonly event: string; readonly action: PullRequestChanged['action'] },
): Reading => {
  const request = at(payload, 'pullrequest');
  const repository = nameAt(payload, 'repository', 'full_name');
  const pullRequestId = idAt(request, 'id');
  const sourceBranch = nameAt(request, 'source', 'branch', 'name');
  const targetBranch = nameAt(request, 'destination', 'branch', 'name');
  const commitId = commitIdAt(request, 'source', 'commit', 'hash');
  if (!repository || !pullRequestId || !sourceBranch || !targetBranch || !commitId) {
    return unreadable('pull request');
  }
  // The repository that a fork was made of has none of its branches; of one that is gone there is none.
  if (nameAt(request, 'source', 'repository', 'full_name') !== repository) {
    return ignored('Pull requests from forks start nothing.');
  }
  return told({
    kind: 'pullRequestChanged',
    provider,
    repository,
    action,
    pullRequestId,
    title: textAt(request, 'title') ?? '',
    sourceBranch,
    targetBranch,
    commitId,
    isMerged: event === 'pullrequest:fulfilled',
  });
};
