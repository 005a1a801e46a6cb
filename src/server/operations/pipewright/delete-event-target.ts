import { deleteEventTarget as deleteRow } from '../../store/event-targets.js';
import type { Handler } from '../handler.js';

/** Removes a target. What it has not been told of, it is not told of any more. */
export const deleteEventTarget: Handler<'DeleteEventTarget'> = async (input, ctx) => {
  const deleted = await deleteRow(ctx.database, ctx.tenant, input.name);
  if (deleted.length > 0) return;
  throw ctx.error('ResourceNotFoundException', `There is no event target ${input.name}.`);
};
