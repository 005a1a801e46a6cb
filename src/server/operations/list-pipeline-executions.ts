import type { InputOf, PipelineExecutionSummary } from '../../model/index.js';
import {
  findShownExecutions,
  listShownExecutions,
  listStageSuccesses,
  type ShownExecutionRow,
} from '../store/execution-history.js';
import type { PipelineRow } from '../store/pipelines.js';
import { existingPipeline } from './existing-pipeline.js';
import type { Handler, OperationContext } from './handler.js';
import { type PagedList, pageOf, readNextToken, writeNextToken } from './paging.js';
import { rollbackMetadata } from './rollback-metadata.js';

const pageSizeDefault = 100;
/** How many executions one page of a filtered list looks at. */
const lookedAtMax = 1_000;

type Context = OperationContext<'ListPipelineExecutions'>;

/** The executions of a pipeline, the newest first. */
export const listPipelineExecutions: Handler<'ListPipelineExecutions'> = async (input, ctx) => {
  const pipeline = await existingPipeline(ctx, input.pipelineName);
  const page = pageAsked(ctx, input, pipeline);
  const { rows, nextToken } =
    page.stageName === undefined ? await anyOf(ctx, page) : await succeededOf(ctx, page);
  return { pipelineExecutionSummaries: rows.map(summaryOf), nextToken };
};

interface Page {
  readonly pipeline: PipelineRow;
  readonly list: PagedList;
  readonly size: number;
  /** The number of the last execution on the page before. */
  readonly before: number | undefined;
  /** Only executions that have succeeded in this stage, to which it can be rolled back. */
  readonly stageName: string | undefined;
}

const pageAsked = (
  ctx: Context,
  input: InputOf<'ListPipelineExecutions'>,
  pipeline: PipelineRow,
): Page => {
  const { filter, maxResults: size = pageSizeDefault, nextToken } = input;
  const stageName = filter?.succeededInStage?.stageName;
  const list: PagedList = {
    operation: 'ListPipelineExecutions',
    parameters: [pipeline.pipeline_id, stageName],
  };
  const position = readNextToken(ctx, list, nextToken);
  const before = position === undefined ? undefined : Number(position);
  return { pipeline, list, size, before, stageName };
};

interface Found {
  readonly rows: readonly ShownExecutionRow[];
  readonly nextToken: string | undefined;
}

const anyOf = async (ctx: Context, { pipeline, list, size, before }: Page): Promise<Found> => {
  const rows = await listShownExecutions(ctx.database, pipeline, { before, max: size + 1 });
  return pageOf(ctx, list, { rows, size, positionOf: ({ number }) => String(number) });
};

// The executions of the current version are the newest ones. A page that finds few among those that
// it looks at is short, and the next one goes on from there.
const succeededOf = async (
  ctx: Context,
  { pipeline, list, size, before, stageName = '' }: Page,
): Promise<Found> => {
  const lookedAt = await listStageSuccesses(ctx.database, pipeline, {
    stageName,
    before,
    max: lookedAtMax,
  });
  const current = lookedAt.filter(({ version }) => version >= pipeline.version);
  const succeeded = current.filter(({ hasSucceeded }) => hasSucceeded);
  const onPage = succeeded.slice(0, size).map(({ number }) => number);
  const mayBeMore = current.length === lookedAtMax;
  const last = succeeded.length > size ? onPage.at(-1) : mayBeMore && current.at(-1)?.number;
  return {
    rows: onPage.length === 0 ? [] : await findShownExecutions(ctx.database, pipeline, onPage),
    nextToken: last ? writeNextToken(ctx, list, String(last)) : undefined,
  };
};

const summaryOf = ({ state }: ShownExecutionRow): PipelineExecutionSummary => ({
  pipelineExecutionId: state.pipelineExecutionId,
  status: state.status,
  statusSummary: state.statusSummary,
  startTime: state.startedAt,
  lastUpdateTime: state.updatedAt,
  sourceRevisions: sourceRevisionsOf(state),
  trigger: state.trigger,
  stopTrigger: state.stop && { reason: state.stop.reason },
  executionMode: state.executionMode,
  executionType: state.executionType,
  rollbackMetadata: rollbackMetadata(state),
});

// One a source action, whatever the number of its artifacts.
const sourceRevisionsOf = ({
  sourceRevisions,
}: ShownExecutionRow['state']): PipelineExecutionSummary['sourceRevisions'] => {
  const byAction = new Map(sourceRevisions.map((record) => [record.actionName, record]));
  return [...byAction.values()].map(({ actionName, revisionId, revisionSummary, revisionUrl }) => ({
    actionName,
    revisionId,
    revisionSummary,
    revisionUrl,
  }));
};
