import type { GitEvent } from './git-event.js';
import { textStart } from './text-start.js';

const detailMax = 1_024;
const titleMax = 200;

/**
 * What is kept of an event with the execution that it starts: JSON, with the most important members
 * first, and without those for which there is no room.
 */
export const triggerDetail = (event: GitEvent): string => {
  let detail: Readonly<Record<string, string | boolean>> = {};
  for (const [name, value] of membersOf(event)) {
    const more = { ...detail, [name]: value };
    if (JSON.stringify(more).length <= detailMax) detail = more;
  }
  return JSON.stringify(detail);
};

const membersOf = (event: GitEvent): readonly (readonly [string, string | boolean])[] => {
  const { provider, repository, commitId } = event;
  const where = [
    ['provider', provider],
    ['repository', repository],
    ['commitId', commitId],
  ] as const;
  switch (event.kind) {
    case 'branchPushed':
      return [['event', 'push'], ...where, ['branch', event.branch]];
    case 'tagPushed':
      return [['event', 'push'], ...where, ['tag', event.tag]];
    case 'pullRequestChanged':
      return [
        ['event', 'pullRequest'],
        ['action', event.action],
        ...where,
        ['pullRequestId', event.pullRequestId],
        ['sourceBranch', event.sourceBranch],
        ['targetBranch', event.targetBranch],
        ['isMerged', event.isMerged],
        ['title', textStart(event.title, titleMax)],
      ];
  }
};
