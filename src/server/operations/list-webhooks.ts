import { listWebhooks as listRows } from '../store/webhooks.js';
import { webhookArn } from './arn.js';
import type { Handler } from './handler.js';
import { type PagedList, pageOf, readNextToken } from './paging.js';
import { webhookItem } from './webhooks/webhook-item.js';

const list: PagedList = { operation: 'ListWebhooks', parameters: [] };
const pageSizeDefault = 100;

/** All webhooks with their tags, sorted by name. */
export const listWebhooks: Handler<'ListWebhooks'> = async (input, ctx) => {
  const { NextToken: token, MaxResults: size = pageSizeDefault } = input;
  const after = readNextToken(ctx, list, token);
  const arnPrefix = webhookArn(ctx.tenant, '');
  const rows = await listRows(ctx.database, ctx.tenant, { after, max: size + 1, arnPrefix });
  const page = pageOf(ctx, list, { rows, size, positionOf: ({ name }) => name });
  return {
    webhooks: page.rows.map((row) => webhookItem(ctx, row, row.tags)),
    NextToken: page.nextToken,
  };
};
