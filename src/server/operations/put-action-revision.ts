import type { SourceRevisionRecord } from '../../engine/index.js';
import type {
  ActionDeclaration,
  ActionRevision,
  InputOf,
  PipelineDeclaration,
} from '../../model/index.js';
import { decideOn, type Unit, type Working } from '../execution/index.js';
import { findExecutionWith, insertWatchedRevision } from '../store/source-watch.js';
import { declaredAction } from './declared-action.js';
import { noPipeline } from './existing-pipeline.js';
import type { Handler, OperationContext } from './handler.js';
import { refused } from './refused.js';

type Context = OperationContext<'PutActionRevision'>;

/**
 * Starts an execution with a revision that a source is known to have. One that an execution was
 * begun with before, or has found by itself, starts none.
 */
export const putActionRevision: Handler<'PutActionRevision'> = async (input, ctx) => {
  const { pipelineName: name, actionName, actionRevision } = input;
  return ctx.execution.unit({ ...ctx.tenant, name }, async (unit) => {
    const working = unit.set.byName(ctx.tenant, name);
    if (!working) throw noPipeline(ctx, name);
    const { row, state } = working;
    const source = sourceOf(ctx, state.declaration, input);
    const revision = { actionName, ...actionRevision };
    const known = await findExecutionWith(unit.tx, row, revision);
    if (known !== undefined) return { newRevision: false, pipelineExecutionId: known };
    const sourceRevisions = recordsOf(source, actionRevision);
    const pipelineExecutionId = await start(ctx, unit, { working, sourceRevisions });
    insertWatchedRevision(unit.tx, row, { ...revision, pipelineExecutionId, created: unit.now });
    return { newRevision: true, pipelineExecutionId };
  });
};

const sourceOf = (
  ctx: Context,
  declaration: PipelineDeclaration,
  input: InputOf<'PutActionRevision'>,
): ActionDeclaration => {
  const action = declaredAction(ctx, declaration, input);
  const { category } = action.actionTypeId;
  if (category === 'Source') return action;
  throw ctx.error(
    'ValidationException',
    `The action ${action.name} is of category ${category}: only source actions have revisions to start with.`,
  );
};

// One for each output artifact, as when a source reports what it has found.
const recordsOf = (
  { name: actionName, outputArtifacts = [] }: ActionDeclaration,
  { revisionId, revisionChangeId: revisionChangeIdentifier, created }: ActionRevision,
): readonly SourceRevisionRecord[] => {
  const record = { actionName, revisionId, revisionChangeIdentifier, created };
  return outputArtifacts.length === 0
    ? [record]
    : outputArtifacts.map(({ name: artifactName }) => ({ ...record, artifactName }));
};

const start = async (
  ctx: Context,
  { now }: Unit,
  given: {
    readonly working: Working;
    readonly sourceRevisions: readonly SourceRevisionRecord[];
  },
): Promise<string> => {
  const { names } = ctx.execution;
  const pipelineExecutionId = names.newId();
  const answer = await decideOn(
    given.working,
    {
      kind: 'executionStarted',
      pipelineExecutionId,
      trigger: { triggerType: 'PutActionRevision', triggerDetail: ctx.caller.arn },
      variables: {},
      sourceOverrides: [],
      sourceRevisions: given.sourceRevisions,
    },
    { ...names, now },
  );
  if (answer.kind === 'refusal') {
    throw refused(ctx, answer, ['ConcurrentPipelineExecutionsLimitExceededException']);
  }
  return pipelineExecutionId;
};
