import { readBitbucket } from './bitbucket.js';
import { readGitea } from './gitea.js';
import { readGitHub } from './github.js';
import { readGitLab } from './gitlab.js';
import type { Reading } from './reading.js';

/** As Node gives them: names in lower case. */
export type DeliveryHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads what a Git host delivers. Whatever the payload is, it does not throw. */
export const readDelivery = (headers: DeliveryHeaders, payload: unknown): Reading => {
  const given = (name: string): string | undefined => headers[name]?.toString();
  // Gitea and Forgejo send GitHub's header, too.
  const gitea = given('x-forgejo-event') ?? given('x-gitea-event');
  if (gitea !== undefined) return readGitea(gitea, payload);
  const gitHub = given('x-github-event');
  if (gitHub !== undefined) return readGitHub(gitHub, payload);
  if (given('x-gitlab-event') !== undefined) return readGitLab(payload);
  const bitbucket = given('x-event-key');
  if (bitbucket !== undefined) return readBitbucket(bitbucket, payload);
  return {
    kind: 'unreadable',
    reason:
      'The delivery has none of the headers X-GitHub-Event, X-Gitea-Event, X-Forgejo-Event, X-Gitlab-Event and X-Event-Key: it comes from no Git host that is known.',
  };
};
