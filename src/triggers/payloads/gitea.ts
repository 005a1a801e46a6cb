import { type Dialect, readInDialect } from './github.js';
import { at } from './members.js';
import type { Reading } from './reading.js';

const gitea: Dialect = {
  provider: 'Gitea',
  actions: new Map([
    ['opened', 'OPEN'],
    ['reopened', 'OPEN'],
    ['synchronized', 'UPDATED'],
    ['closed', 'CLOSED'],
  ]),
  // It tells the newest few, and how many there are.
  tellsAllCommits: (payload, commits) => {
    const total = at(payload, 'total_commits');
    return typeof total !== 'number' || total <= commits.length;
  },
};

/** Gitea and Forgejo speak as GitHub does, but for a few words. */
export const readGitea = (event: string, payload: unknown): Reading =>
  readInDialect(gitea, event === 'pull_request_sync' ? 'pull_request' : event, payload);
