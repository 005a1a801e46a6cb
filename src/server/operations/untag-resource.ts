import { removeTags } from '../store/tags.js';
import { checkTagKeys } from './check-tags.js';
import type { Handler } from './handler.js';
import { lockResource, namedResource, resourceArnOf } from './tagged-resource.js';

/** Takes tags from a resource. Keys that it does not have are ignored, so that it is safe to repeat. */
export const untagResource: Handler<'UntagResource'> = async ({ resourceArn, tagKeys }, ctx) => {
  const resource = namedResource(ctx, resourceArn);
  checkTagKeys(ctx, tagKeys);
  await ctx.database.transaction(async (tx) => {
    await lockResource(ctx, tx, resource);
    removeTags(tx, ctx.tenant, {
      resourceArn: resourceArnOf(ctx.tenant, resource),
      keys: tagKeys,
    });
  });
  return {};
};
