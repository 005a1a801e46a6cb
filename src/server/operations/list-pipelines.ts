import { listPipelines as listRows } from '../store/pipeline-versions.js';
import type { Handler } from './handler.js';
import { type PagedList, pageOf, readNextToken } from './paging.js';

const list: PagedList = { operation: 'ListPipelines', parameters: [] };
const pageSizeDefault = 1_000;

/** All pipelines, sorted by name. */
export const listPipelines: Handler<'ListPipelines'> = async (input, ctx) => {
  const { nextToken: token, maxResults: size = pageSizeDefault } = input;
  const after = readNextToken(ctx, list, token);
  const found = await listRows(ctx.database, ctx.tenant, { after, max: size + 1 });
  const page = pageOf(ctx, list, { rows: found, size, positionOf: ({ name }) => name });
  return { pipelines: page.rows, nextToken: page.nextToken };
};
