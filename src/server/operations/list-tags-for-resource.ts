import { listTags } from '../store/tags.js';
import type { Handler } from './handler.js';
import { readNextToken } from './paging.js';
import { namedResource, requireResource, resourceArnOf } from './tagged-resource.js';

/**
 * The tags of a resource, sorted by key. A resource has so few that all are one page, whatever size
 * is asked for; hence no token was ever given.
 */
export const listTagsForResource: Handler<'ListTagsForResource'> = async (input, ctx) => {
  const { resourceArn, nextToken } = input;
  const resource = namedResource(ctx, resourceArn);
  readNextToken(ctx, { operation: 'ListTagsForResource', parameters: [resourceArn] }, nextToken);
  await requireResource(ctx, resource);
  return { tags: await listTags(ctx.database, ctx.tenant, resourceArnOf(ctx.tenant, resource)) };
};
