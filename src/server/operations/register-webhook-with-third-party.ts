import { noteWebhookRegistered, type WebhookRow } from '../store/webhooks.js';
import type { Handler, OperationContext } from './handler.js';
import { GitHubError, type GitHubRepository, githubHooks } from './webhooks/github-hooks.js';
import { namedWebhook, noting, targetRepository } from './webhooks/registration.js';
import { webhookUrl } from './webhooks/webhook-item.js';

type Context = OperationContext<'RegisterWebhookWithThirdParty'>;

/**
 * Makes GitHub post a repository's pushes to a webhook. Safe to repeat. When GitHub does not do so, the
 * webhook shows why.
 */
export const registerWebhookWithThirdParty: Handler<'RegisterWebhookWithThirdParty'> = async (
  { webhookName },
  ctx,
) => {
  const webhook = await namedWebhook(ctx, webhookName);
  const repository = await targetRepository(ctx, webhook);
  if (!repository) {
    const { targetAction, targetPipeline } = webhook.definition;
    throw ctx.error(
      'ValidationException',
      `Only webhooks of GitHub actions (owner ThirdParty, provider GitHub) can be registered, and the action ${targetAction} of the pipeline ${targetPipeline} is none. Enter the webhook's url at the source's host instead.`,
    );
  }
  const work = () => register(ctx, webhook, repository);
  await noting(ctx, webhook, { failureCode: 'RegistrationFailed', work });
  return {};
};

const register = async (ctx: Context, webhook: WebhookRow, at: GitHubRepository): Promise<void> => {
  const { token, definition } = webhook;
  const { owner, repository } = at;
  const url = webhookUrl(ctx.endpoint, token);
  const before = webhook.registered ?? undefined;
  const isHere = before?.owner === owner && before.repository === repository;
  if (before && !isHere) await leave(ctx, url, { ...at, ...before });
  const id = isHere ? before.id : undefined;
  // Noted before it is done: what GitHub has made can then be removed even if we do not live to see it.
  await noteWebhookRegistered(ctx.database, token, { owner, repository, id });
  const { SecretToken: secret } = definition.authenticationConfiguration;
  const hooks = githubHooks(ctx.webhooks.githubEndpoint, at);
  const madeId = await hooks.put({ url, secret }, id);
  await noteWebhookRegistered(ctx.database, token, { owner, repository, id: madeId });
};

/** Removes the hook at a repository that the pipeline had before, if that can be done. */
const leave = async (
  ctx: Context,
  url: string,
  { id, ...at }: GitHubRepository & { readonly id?: number | undefined },
): Promise<void> => {
  try {
    await githubHooks(ctx.webhooks.githubEndpoint, at).remove(url, id);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const { owner, repository } = at;
    ctx.webhooks.log.warn({ owner, repository, reason: error.message }, 'hook left behind');
  }
};
