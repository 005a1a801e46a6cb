import { randomBytes } from 'node:crypto';
import type { PutWebhookInput, WebhookDefinition } from '../../model/index.js';
import { mask } from '../../structure/index.js';
import type { Tx } from '../store/database.js';
import { InvariantError } from '../store/operating-error.js';
import { lockQuota } from '../store/quota-lock.js';
import { listTags, putTags } from '../store/tags.js';
import {
  countWebhooks,
  findWebhook,
  putWebhook as putRow,
  type WebhookRow,
} from '../store/webhooks.js';
import { webhookArn } from './arn.js';
import { checkTagCount, checkTags } from './check-tags.js';
import { existingPipeline } from './existing-pipeline.js';
import type { Handler, OperationContext } from './handler.js';
import { findKnownActionTypes } from './known-action-types.js';
import { checkAuthentication } from './webhooks/check-authentication.js';
import { checkFilters } from './webhooks/check-filters.js';
import { targetAction } from './webhooks/target-action.js';
import { webhookItem } from './webhooks/webhook-item.js';

type Context = OperationContext<'PutWebhook'>;

const webhooksMax = 300;
const tokenBytes = 32;

/**
 * Makes a webhook, or gives the one of this name another definition and more tags; its address and ARN
 * stay. Safe to repeat.
 */
export const putWebhook: Handler<'PutWebhook'> = async (input, ctx) => {
  const { webhook, tags = [] } = input;
  checkAuthentication(ctx, webhook);
  checkTags(ctx, tags);
  await checkTarget(ctx, webhook);
  return ctx.database.transaction(async (tx) => {
    lockQuota(tx, ctx.tenant, 'webhooks');
    return { webhook: await put(ctx, tx, input) };
  });
};

const checkTarget = async (ctx: Context, webhook: WebhookDefinition): Promise<void> => {
  const { targetPipeline, targetAction: actionName, filters } = webhook;
  const row = await existingPipeline(ctx, targetPipeline);
  const action = targetAction(await ctx.execution.declaration(row), actionName);
  if (!action) {
    throw ctx.error(
      'ValidationException',
      `The target action ${actionName} is no source action in the first stage of the pipeline ${targetPipeline}.`,
    );
  }
  const types = await findKnownActionTypes(ctx.database, ctx.tenant, [action.actionTypeId]);
  checkFilters(ctx, filters, types.known(action.actionTypeId));
};

const put = async (ctx: Context, tx: Tx, { webhook, tags = [] }: PutWebhookInput) => {
  const { tenant } = ctx;
  const { name } = webhook;
  const before = await findWebhook(tx, { ...tenant, name });
  if (!before) await requireRoom(ctx, tx);
  const definition = withSecretKept(ctx, webhook, before);
  const resourceArn = webhookArn(tenant, name);
  const tagsBefore = await listTags(tx, tenant, resourceArn);
  checkTagCount(ctx, resourceArn, { before: tagsBefore, added: tags });
  putTags(tx, tenant, { resourceArn, tags });
  const token = randomBytes(tokenBytes).toString('base64url');
  const row = await putRow(tx, { ...tenant, name, token, definition, created: ctx.now });
  if (!row) throw new InvariantError(`The webhook ${name} was put and is not there.`);
  return webhookItem(ctx, row, await listTags(tx, tenant, resourceArn));
};

const requireRoom = async (ctx: Context, tx: Tx): Promise<void> => {
  if ((await countWebhooks(tx, ctx.tenant)) < webhooksMax) return;
  throw ctx.error(
    'LimitExceededException',
    `Number of webhooks exceeds the limit of ${webhooksMax}`,
  );
};

/** A mask stands for the secret so far: what was listed can be put again. */
const withSecretKept = (
  ctx: Context,
  webhook: WebhookDefinition,
  before: WebhookRow | undefined,
): WebhookDefinition => {
  if (webhook.authenticationConfiguration.SecretToken !== mask) return webhook;
  const SecretToken = before?.definition.authenticationConfiguration.SecretToken;
  if (SecretToken !== undefined)
    return { ...webhook, authenticationConfiguration: { SecretToken } };
  throw ctx.error(
    'InvalidWebhookAuthenticationParametersException',
    `The SecretToken '${mask}' stands for the secret that the webhook has, and it has none. Give the secret itself.`,
  );
};
