import { findExecutorActionTypes } from '../store/executor-action-types.js';
import type { Handler } from './handler.js';
import { actionTypeNotAvailable } from './not-found.js';

/** What UpdateActionType was given; no other type has an executor to tell of. */
export const getActionType: Handler<'GetActionType'> = async (id, ctx) => {
  const [type] = await findExecutorActionTypes(ctx.database, ctx.tenant, [id]);
  if (!type) throw ctx.error('ActionTypeNotFoundException', actionTypeNotAvailable(id));
  return { actionType: type.declaration };
};
