import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

// GitLab's event UUID is also that of events which the delivery's own receiver has caused; its newer
// key is not.
const gitLabNames = ['idempotency-key', 'x-gitlab-event-uuid'];
const names = [
  'x-github-delivery',
  'x-forgejo-delivery',
  'x-gitea-delivery',
  'x-gogs-delivery',
  'x-request-uuid',
  'x-request-id',
];

/**
 * The token that a delivery has in common with its repetitions, if its sender numbers them. It differs
 * from all that clients may give as a clientRequestToken.
 */
export const deliveryToken = (
  webhookToken: string,
  headers: IncomingHttpHeaders,
): string | undefined => {
  const asked = headers['x-gitlab-event'] === undefined ? names : gitLabNames;
  const id = asked.map((name) => headers[name]?.toString()).find((one) => one);
  if (id === undefined) return undefined;
  return `webhook:${createHash('sha256').update(`${webhookToken}\n${id}`).digest('hex')}`;
};
