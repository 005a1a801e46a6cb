import { initialState } from '../../engine/index.js';
import type { PipelineDeclaration, Tag } from '../../model/index.js';
import { withSecretsMasked } from '../../structure/index.js';
import { decideOn, type Unit, type Working } from '../execution/index.js';
import { replaceGitSources } from '../store/git-sources.js';
import { InvariantError } from '../store/operating-error.js';
import { countPipelines, insertPipeline, insertPipelineVersion } from '../store/pipelines.js';
import { lockQuota } from '../store/quota-lock.js';
import { replaceS3Sources } from '../store/s3-sources.js';
import { putTags } from '../store/tags.js';
import { pipelineArn } from './arn.js';
import { checkTagCount, checkTags, sortedTags } from './check-tags.js';
import { checkedDeclaration } from './checked-declaration.js';
import { gitSources } from './git-sources.js';
import type { Handler, OperationContext } from './handler.js';
import { actionTypeIdsOf, findKnownActionTypes } from './known-action-types.js';
import { watchedSources } from './s3-sources.js';

type Context = OperationContext<'CreatePipeline'>;
type Declaration = PipelineDeclaration & { readonly version: number };

const pipelinesMax = 1_000;

/** Creates a pipeline, in its first version, and starts an execution of it. */
export const createPipeline: Handler<'CreatePipeline'> = async ({ pipeline, tags = [] }, ctx) => {
  const { tenant, execution } = ctx;
  const { name } = pipeline;
  return execution.unit({ ...tenant, name }, async (unit) => {
    const types = await findKnownActionTypes(unit.tx, tenant, actionTypeIdsOf(pipeline));
    const declaration = checkedDeclaration(ctx, {
      pipeline,
      before: undefined,
      types,
      version: 1,
    });
    checkNewTags(ctx, pipelineArn(tenant, name), tags);
    if (unit.set.byName(tenant, name)) throw nameInUse(ctx, name);
    await checkQuota(ctx, unit);
    const working = await addPipeline(ctx, unit, declaration);
    await start(ctx, unit, working);
    if (tags.length > 0) {
      putTags(unit.tx, tenant, { resourceArn: pipelineArn(tenant, name), tags });
    }
    return {
      pipeline: withSecretsMasked(declaration, types.known),
      tags: tags.length > 0 ? sortedTags(tags) : undefined,
    };
  });
};

const checkNewTags = (ctx: Context, resourceArn: string, tags: readonly Tag[]): void => {
  checkTags(ctx, tags);
  checkTagCount(ctx, resourceArn, { before: [], added: tags });
};

const nameInUse = (ctx: Context, name: string) =>
  ctx.error(
    'PipelineNameInUseException',
    `A pipeline with the name '${name}' already exists in account '${ctx.tenant.account}'`,
  );

const checkQuota = async (ctx: Context, { tx }: Unit): Promise<void> => {
  lockQuota(tx, ctx.tenant, 'pipelines');
  if ((await countPipelines(tx, ctx.tenant)) < pipelinesMax) return;
  throw ctx.error(
    'LimitExceededException',
    `Number of pipelines exceeds the limit of ${pipelinesMax}`,
  );
};

const addPipeline = async (
  ctx: Context,
  { tx, set, now }: Unit,
  declaration: Declaration,
): Promise<Working> => {
  const { tenant, execution } = ctx;
  const state = initialState(declaration, declaration.version);
  const row = {
    ...tenant,
    name: declaration.name,
    pipeline_id: execution.names.newId(),
    version: state.version,
    structure_version: state.structureVersion,
    executions_started: state.executionsStarted,
    stages: state.stages,
    created: now,
    updated: now,
  };
  // Somebody else may have had the same name in mind, and been the first.
  const inserted = await insertPipeline(tx, row);
  if (inserted.length === 0) throw nameInUse(ctx, declaration.name);
  const at = { ...tenant, pipelineId: row.pipeline_id };
  insertPipelineVersion(tx, at, declaration, now);
  replaceS3Sources(tx, at, watchedSources(row, declaration));
  replaceGitSources(tx, at, gitSources(row, declaration));
  const working = { tx, row, before: state, state, decisions: [] };
  set.add(working);
  return working;
};

const start = async (
  { execution, caller }: Context,
  { now }: Unit,
  working: Working,
): Promise<void> => {
  const answer = await decideOn(
    working,
    {
      kind: 'executionStarted',
      pipelineExecutionId: execution.names.newId(),
      trigger: { triggerType: 'CreatePipeline', triggerDetail: caller.arn },
      variables: {},
      sourceOverrides: [],
      sourceRevisions: [],
    },
    { ...execution.names, now },
  );
  if (answer.kind === 'refusal') throw new InvariantError(answer.message);
};
