import type { PullRequestChanged } from '../git-event.js';
import { changedFilesOf } from './changed-files.js';
import { at, commitIdAt, elementsAt, idAt, isNoCommit, nameAt, textAt, urlAt } from './members.js';
import { ignored, type Reading, told, unreadable } from './reading.js';

const provider = 'GitLab';

/** Project, group and system hooks alike say in the payload what they tell of. */
export const readGitLab = (payload: unknown): Reading => {
  const kind = textAt(payload, 'object_kind') ?? textAt(payload, 'event_name');
  switch (kind) {
    case 'push':
    case 'tag_push':
      return readPush(payload);
    case 'merge_request':
      return readMergeRequest(payload);
    case undefined:
      return unreadable('GitLab event');
    default:
      return ignored(`Events of the kind ${kind.slice(0, 100)} start nothing.`);
  }
};

const readPush = (payload: unknown): Reading => {
  const ref = nameAt(payload, 'ref');
  const after = commitIdAt(payload, 'after');
  const repository = nameAt(payload, 'project', 'path_with_namespace');
  if (!ref || !after || !repository) return unreadable('push');
  if (isNoCommit(after)) return ignored(`${ref} was deleted.`);
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
  if (!name) return ignored(`${ref} is neither a branch nor a tag.`);
  // Of an annotated tag, `after` is the tag's own id.
  const commitId = commitIdAt(payload, 'checkout_sha') ?? after;
  const commits = elementsAt(payload, 'commits');
  const head = commits.find((commit) => at(commit, 'id') === commitId);
  const about = {
    provider,
    repository,
    commitId,
    commitMessage: textAt(head, 'message'),
    commitUrl: urlAt(head, 'url'),
  } as const;
  if (kind === 'tags') return told({ kind: 'tagPushed', ...about, tag: name });
  const total = at(payload, 'total_commits_count');
  const changedFiles = total === commits.length ? changedFilesOf(commits) : undefined;
  return told({ kind: 'branchPushed', ...about, branch: name, changedFiles });
};

const readMergeRequest = (payload: unknown): Reading => {
  const request = at(payload, 'object_attributes');
  const repository =
    nameAt(request, 'target', 'path_with_namespace') ??
    nameAt(payload, 'project', 'path_with_namespace');
  const pullRequestId = idAt(request, 'iid');
  const sourceBranch = nameAt(request, 'source_branch');
  const targetBranch = nameAt(request, 'target_branch');
  const commitId = commitIdAt(request, 'last_commit', 'id');
  if (!repository || !pullRequestId || !sourceBranch || !targetBranch || !commitId) {
    return unreadable('merge request');
  }
  const action = actionOf(request);
  if (!action)
    return ignored('Merge requests that are opened, get commits or are closed count only.');
  if (at(request, 'source_project_id') !== at(request, 'target_project_id')) {
    return ignored('Merge requests from forks start nothing.');
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
    commitMessage: textAt(request, 'last_commit', 'message'),
    commitUrl: urlAt(request, 'last_commit', 'url'),
    isMerged: at(request, 'action') === 'merge',
  });
};

const actionOf = (request: unknown): PullRequestChanged['action'] | undefined => {
  switch (at(request, 'action')) {
    case 'open':
    case 'reopen':
      return 'OPEN';
    case 'update':
      // Only where there are new commits is there an old one.
      return commitIdAt(request, 'oldrev') === undefined ? undefined : 'UPDATED';
    case 'close':
    case 'merge':
      return 'CLOSED';
    default:
      return undefined;
  }
};
