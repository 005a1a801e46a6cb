import { listEventTargets as listRows } from '../../store/event-targets.js';
import type { Handler } from '../handler.js';
import { type PagedList, pageOf, readNextToken } from '../paging.js';
import { shownEventTarget } from './event-target.js';

const list: PagedList = { operation: 'ListEventTargets', parameters: [] };
const pageSizeDefault = 100;
/** How many rows of events are counted at most: more than that is just many. */
const countMax = 1_000;

/** All targets, sorted by name, and how the deliveries to them are going. */
export const listEventTargets: Handler<'ListEventTargets'> = async (input, ctx) => {
  const { nextToken: token, maxResults: size = pageSizeDefault } = input;
  const after = readNextToken(ctx, list, token);
  const found = await listRows(ctx.database, ctx.tenant, { after, max: size + 1, countMax });
  const page = pageOf(ctx, list, { rows: found, size, positionOf: ({ name }) => name });
  return {
    eventTargets: page.rows.map((row) => shownEventTarget(row, row.pending)),
    nextToken: page.nextToken,
  };
};
