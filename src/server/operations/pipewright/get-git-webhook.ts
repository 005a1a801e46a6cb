import { gitWebhook } from '../../identity/git-webhook.js';
import type { Handler } from '../handler.js';

/** The address and the secret that a Git host has to be given, so that what happens there triggers pipelines. */
export const getGitWebhook: Handler<'GetGitWebhook'> = async (_, ctx) => {
  const { token, secret } = gitWebhook(ctx.serverKey, ctx.tenant);
  return { url: `${ctx.endpoint}/webhooks/git?t=${token}`, secret };
};
