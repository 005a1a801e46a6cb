import type { OperationName } from '../../model/index.js';
import type { Database } from '../store/database.js';
import type { HistoryPart } from '../store/execution-history.js';
import { existingExecution } from './existing-execution.js';
import { existingPipeline } from './existing-pipeline.js';
import { type PagedList, type PagingContext, pageOf, readNextToken } from './paging.js';
import type { ServiceError } from './service-error.js';

const pageSizeDefault = 100;

/** What the lists of action and rule executions have in common. */
interface HistoryContext extends PagingContext {
  readonly database: Database;
  readonly error: (
    code:
      | 'InvalidNextTokenException'
      | 'PipelineExecutionNotFoundException'
      | 'PipelineNotFoundException'
      | 'ValidationException',
    message: string,
  ) => ServiceError;
}

interface HistoryInput {
  readonly pipelineName: string;
  readonly filter?: Filter | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

interface Filter {
  readonly pipelineExecutionId?: string | undefined;
  readonly latestInPipelineExecution?:
    | { readonly pipelineExecutionId: string; readonly startTimeRange: 'Latest' | 'All' }
    | undefined;
}

/** Where the rows are: of a pipeline, of one execution, and the latest ones of one execution. */
interface History<Row> {
  readonly operation: OperationName;
  readonly all: (
    database: Database,
    pipeline: { readonly pipeline_id: string },
    part: HistoryPart,
  ) => Promise<readonly Row[]>;
  readonly allOfOne: (
    database: Database,
    pipelineExecutionId: string,
    part: HistoryPart,
  ) => Promise<readonly Row[]>;
  readonly latestOfOne: (
    database: Database,
    pipelineExecutionId: string,
    part: HistoryPart & { readonly upTo: number | undefined },
  ) => Promise<readonly Row[]>;
}

/** A page of what has been carried out, the newest first: all, or what belongs to one execution. */
export const historyPage = async <Row extends { readonly seq: number }>(
  ctx: HistoryContext,
  input: HistoryInput,
  history: History<Row>,
): Promise<{ readonly rows: readonly Row[]; readonly nextToken: string | undefined }> => {
  const { pipelineName, maxResults: size = pageSizeDefault } = input;
  const pipeline = await existingPipeline(ctx, pipelineName);
  const asked = askedFor(ctx, input);
  if (asked.kind !== 'all') await existingExecution(ctx, pipeline, asked.pipelineExecutionId);
  const list: PagedList = {
    operation: history.operation,
    parameters: [pipeline.pipeline_id, asked.kind, asked.pipelineExecutionId],
  };
  const position = readPosition(readNextToken(ctx, list, input.nextToken));
  const part = { ...position, max: size + 1 };
  const found =
    asked.kind === 'all'
      ? await history.all(ctx.database, pipeline, part)
      : await history[asked.kind](ctx.database, asked.pipelineExecutionId, part);
  const upTo = position.upTo ?? found[0]?.seq;
  return pageOf(ctx, list, { rows: found, size, positionOf: ({ seq }) => `${seq} ${upTo}` });
};

/** Which ones are asked for. */
type Asked =
  | { readonly kind: 'all'; readonly pipelineExecutionId?: undefined }
  | { readonly kind: 'allOfOne' | 'latestOfOne'; readonly pipelineExecutionId: string };

const askedFor = (ctx: HistoryContext, { filter = {} }: HistoryInput): Asked => {
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

/** Where a page begins: behind this row, among those up to the first of the first page. */
interface Position {
  readonly before: number | undefined;
  readonly upTo: number | undefined;
}

const readPosition = (position: string | undefined): Position => {
  const [before, upTo] = position?.split(' ').map(Number) ?? [];
  return { before, upTo };
};
