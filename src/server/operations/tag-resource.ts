import { listTags, putTags } from '../store/tags.js';
import { checkTagCount, checkTags } from './check-tags.js';
import type { Handler } from './handler.js';
import { lockResource, namedResource, resourceArnOf } from './tagged-resource.js';

/** Adds tags to a resource, or replaces those whose keys it has. Safe to repeat. */
export const tagResource: Handler<'TagResource'> = async (input, ctx) => {
  const resource = namedResource(ctx, input.resourceArn);
  const { tags } = input;
  checkTags(ctx, tags);
  const resourceArn = resourceArnOf(ctx.tenant, resource);
  await ctx.database.transaction(async (tx) => {
    await lockResource(ctx, tx, resource);
    const before = await listTags(tx, ctx.tenant, resourceArn);
    checkTagCount(ctx, resourceArn, { before, added: tags });
    putTags(tx, ctx.tenant, { resourceArn, tags });
  });
  return {};
};
