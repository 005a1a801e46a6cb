import { leaveJobsToServer, lockActionType, markActionTypeDeleted } from '../store/action-types.js';
import { actionTypeText } from '../store/jobs.js';
import { removeAllTags } from '../store/tags.js';
import { actionTypeArn } from './arn.js';
import type { Handler } from './handler.js';

/**
 * Ends a custom action type: workers get no more jobs of it, though those that have one may finish
 * it, and its key stays taken. A type that is not there is as good as deleted.
 */
export const deleteCustomActionType: Handler<'DeleteCustomActionType'> = async (input, ctx) => {
  const { category, provider, version } = input;
  const key = { ...ctx.tenant, category, provider, version };
  await ctx.database.transaction(async (tx) => {
    const live = await lockActionType(tx, key);
    if (live.length === 0) return;
    markActionTypeDeleted(tx, key, ctx.now);
    leaveJobsToServer(
      tx,
      ctx.tenant,
      actionTypeText({ category, owner: 'Custom', provider, version }),
    );
    removeAllTags(tx, ctx.tenant, actionTypeArn(ctx.tenant, input));
  });
};
