import { noteWebhookRegistered, type WebhookRow } from '../store/webhooks.js';
import type { Handler, OperationContext } from './handler.js';
import { GitHubError, githubHooks } from './webhooks/github-hooks.js';
import { namedWebhook, noting, targetRepository } from './webhooks/registration.js';
import { webhookUrl } from './webhooks/webhook-item.js';

type Context = OperationContext<'DeregisterWebhookWithThirdParty'>;

/**
 * Removes the hook that was made for a webhook at GitHub. Safe to repeat, also for a webhook that was
 * never registered. When GitHub does not do so, the webhook shows why.
 */
export const deregisterWebhookWithThirdParty: Handler<'DeregisterWebhookWithThirdParty'> = async (
  { webhookName },
  ctx,
) => {
  const webhook = await namedWebhook(ctx, webhookName);
  const { registered } = webhook;
  if (registered === null) return {};
  const work = () => deregister(ctx, webhook, registered);
  await noting(ctx, webhook, { failureCode: 'DeregistrationFailed', work });
  return {};
};

const deregister = async (
  ctx: Context,
  webhook: WebhookRow,
  { id, owner, repository }: NonNullable<WebhookRow['registered']>,
): Promise<void> => {
  const target = await targetRepository(ctx, webhook);
  if (!target) {
    throw new GitHubError(
      `The pipeline has no GitHub action any more whose token would be good for it: remove the hook of ${owner}/${repository} at GitHub.`,
    );
  }
  const hooks = githubHooks(ctx.webhooks.githubEndpoint, { ...target, owner, repository });
  await hooks.remove(webhookUrl(ctx.endpoint, webhook.token), id);
  await noteWebhookRegistered(ctx.database, webhook.token, undefined);
};
