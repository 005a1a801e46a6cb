import type { DeployActionExecutionTarget, InputOf } from '../../model/index.js';
import { findDeployTargets } from '../store/deploy-targets.js';
import { existingPipeline } from './existing-pipeline.js';
import type { Handler, OperationContext } from './handler.js';
import { type PagedList, pageOf, readNextToken } from './paging.js';
import { uuid } from './uuid.js';

const pageSizeDefault = 100;

type Context = OperationContext<'ListDeployActionExecutionTargets'>;
type Input = InputOf<'ListDeployActionExecutionTargets'>;

/** What a deploy action has deployed to, as far as it has reported. Other actions have no targets. */
export const listDeployActionExecutionTargets: Handler<'ListDeployActionExecutionTargets'> = async (
  input,
  ctx,
) => {
  const {
    pipelineName,
    actionExecutionId,
    filters = [],
    maxResults: size = pageSizeDefault,
  } = input;
  const isWanted = wanted(ctx, filters);
  const targets = await targetsOf(ctx, input);
  const list: PagedList = {
    operation: 'ListDeployActionExecutionTargets',
    parameters: [pipelineName, actionExecutionId, JSON.stringify(filters)],
  };
  const start = Number(readNextToken(ctx, list, input.nextToken) ?? 0);
  // A target keeps its place while others are reported.
  const found = targets
    .map((target, index) => ({ target, index }))
    .filter(({ target, index }) => index >= start && isWanted(target));
  const { rows, nextToken } = pageOf(ctx, list, {
    rows: found.slice(0, size + 1),
    size,
    positionOf: ({ index }) => `${index + 1}`,
  });
  return { targets: rows.map(({ target }) => target), nextToken };
};

const wanted = (
  ctx: Context,
  filters: NonNullable<Input['filters']>,
): ((target: DeployActionExecutionTarget) => boolean) => {
  if (filters.some(({ name }) => name === undefined)) {
    throw ctx.error('ValidationException', 'A filter needs the name TARGET_STATUS.');
  }
  return ({ status = '' }) =>
    filters.every(({ values = [] }) => values.length === 0 || values.includes(status));
};

const targetsOf = async (
  ctx: Context,
  { pipelineName, actionExecutionId }: Input,
): Promise<readonly DeployActionExecutionTarget[]> => {
  const pipeline =
    pipelineName === undefined ? undefined : await existingPipeline(ctx, pipelineName);
  const row = uuid.test(actionExecutionId)
    ? await findDeployTargets(ctx.database, ctx.tenant, actionExecutionId)
    : undefined;
  if (row && (pipeline === undefined || row.pipeline_id === pipeline.pipeline_id)) {
    return row.targets ?? [];
  }
  const place = pipelineName === undefined ? '' : ` in the pipeline ${pipelineName}`;
  throw ctx.error(
    'ActionExecutionNotFoundException',
    `There is no action execution ${actionExecutionId}${place}.`,
  );
};
