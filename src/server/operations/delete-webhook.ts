import { removeAllTags } from '../store/tags.js';
import { deleteWebhook as deleteRow } from '../store/webhooks.js';
import { webhookArn } from './arn.js';
import type { Handler } from './handler.js';

/** Deletes a webhook with its tags. One that is not there is as good as deleted. */
export const deleteWebhook: Handler<'DeleteWebhook'> = async ({ name }, ctx) => {
  const { tenant } = ctx;
  await ctx.database.transaction(async (tx) => {
    deleteRow(tx, { ...tenant, name });
    removeAllTags(tx, tenant, webhookArn(tenant, name));
  });
  return {};
};
