import type { InputOf } from '../../model/index.js';
import {
  type ActionExecutionRow,
  listActionExecutionsIn,
  listActionExecutions as listActionExecutionsOf,
  listLatestActionExecutionsIn,
} from '../store/action-execution-history.js';
import type { PipelineRow } from '../store/pipelines.js';
import { actionExecutionDetail } from './action-execution-detail.js';
import { existingExecution } from './existing-execution.js';
import { existingPipeline } from './existing-pipeline.js';
import type { Handler, OperationContext } from './handler.js';
import { findKnownActionTypes } from './known-action-types.js';
import { type PagedList, pageOf, readNextToken } from './paging.js';

const pageSizeDefault = 100;

type Context = OperationContext<'ListActionExecutions'>;
type Input = InputOf<'ListActionExecutions'>;

/** The attempts of a pipeline's actions, the newest first: all, or those of one execution. */
export const listActionExecutions: Handler<'ListActionExecutions'> = async (input, ctx) => {
  const { pipelineName, maxResults: size = pageSizeDefault } = input;
  const pipeline = await existingPipeline(ctx, pipelineName);
  const asked = askedFor(ctx, input);
  if (asked.kind !== 'all') await existingExecution(ctx, pipeline, asked.pipelineExecutionId);
  const list: PagedList = {
    operation: 'ListActionExecutions',
    parameters: [pipeline.pipeline_id, asked.kind, asked.pipelineExecutionId],
  };
  const position = readPosition(readNextToken(ctx, list, input.nextToken));
  const found = await find(ctx, { pipeline, asked, position, max: size + 1 });
  const upTo = position.upTo ?? found[0]?.seq;
  const { rows, nextToken } = pageOf(ctx, list, {
    rows: found,
    size,
    positionOf: ({ seq }) => `${seq} ${upTo}`,
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

/** Which attempts are asked for. */
type Asked =
  | { readonly kind: 'all'; readonly pipelineExecutionId?: undefined }
  | { readonly kind: 'allOfOne' | 'latestOfOne'; readonly pipelineExecutionId: string };

const askedFor = (ctx: Context, { filter = {} }: Input): Asked => {
  const { pipelineExecutionId, latestInPipelineExecution: latest } = filter;
  if (pipelineExecutionId !== undefined && latest) {
    throw ctx.error(
      'ValidationException',
      'The filter names both pipelineExecutionId and latestInPipelineExecution. Give one of them.',
    );
  }
  if (latest?.startTimeRange === 'Latest') {
    return { kind: 'latestOfOne', pipelineExecutionId: latest.pipelineExecutionId };
  }
  const one = latest?.pipelineExecutionId ?? pipelineExecutionId;
  return one === undefined ? { kind: 'all' } : { kind: 'allOfOne', pipelineExecutionId: one };
};

/** Where a page begins: behind this attempt, among those up to the first of the first page. */
interface Position {
  readonly before: number | undefined;
  readonly upTo: number | undefined;
}

const readPosition = (position: string | undefined): Position => {
  const [before, upTo] = position?.split(' ').map(Number) ?? [];
  return { before, upTo };
};

const find = (
  { database }: Context,
  given: {
    readonly pipeline: PipelineRow;
    readonly asked: Asked;
    readonly position: Position;
    readonly max: number;
  },
): Promise<readonly ActionExecutionRow[]> => {
  const { pipeline, asked, position, max } = given;
  const part = { ...position, max };
  switch (asked.kind) {
    case 'all':
      return listActionExecutionsOf(database, pipeline, part);
    case 'allOfOne':
      return listActionExecutionsIn(database, asked.pipelineExecutionId, part);
    case 'latestOfOne':
      return listLatestActionExecutionsIn(database, asked.pipelineExecutionId, part);
  }
};
