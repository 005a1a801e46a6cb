import {
  listActionExecutionsIn,
  listActionExecutions as listActionExecutionsOf,
  listLatestActionExecutionsIn,
} from '../store/action-execution-history.js';
import { actionExecutionDetail } from './action-execution-detail.js';
import type { Handler } from './handler.js';
import { historyPage } from './history-page.js';
import { findKnownActionTypes } from './known-action-types.js';

/** The attempts of a pipeline's actions, the newest first: all, or those of one execution. */
export const listActionExecutions: Handler<'ListActionExecutions'> = async (input, ctx) => {
  const { rows, nextToken } = await historyPage(ctx, input, {
    operation: 'ListActionExecutions',
    all: listActionExecutionsOf,
    allOfOne: listActionExecutionsIn,
    latestOfOne: listLatestActionExecutionsIn,
  });
  const types = await findKnownActionTypes(
    ctx.database,
    ctx.tenant,
    rows.map((row) => row.input.action.actionTypeId),
  );
  return {
    actionExecutionDetails: rows.map((row) =>
      actionExecutionDetail(row, types.known(row.input.action.actionTypeId)),
    ),
    nextToken,
  };
};
