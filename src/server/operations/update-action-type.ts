import type { ActionTypeDeclaration, ActionTypeProperty } from '../../model/index.js';
import type { Tx } from '../store/database.js';
import {
  findExecutorActionTypes,
  findPipelineWithActionType,
  putExecutorActionType,
} from '../store/executor-action-types.js';
import { checkActionTypeDeclaration } from './action-type-declaration.js';
import type { Handler, OperationContext } from './handler.js';

type Context = OperationContext<'UpdateActionType'>;

/**
 * Registers an action type with an executor, or replaces what was said of it: there is no other way to
 * make one. Safe to repeat.
 */
export const updateActionType: Handler<'UpdateActionType'> = async ({ actionType }, ctx) => {
  checkActionTypeDeclaration(ctx, actionType);
  await ctx.database.transaction(async (tx) => {
    const [type] = await findExecutorActionTypes(tx, ctx.tenant, [actionType.id]);
    if (type) await checkChange(ctx, tx, { before: type.declaration, after: actionType });
    putExecutorActionType(tx, ctx.tenant, { declaration: actionType, now: ctx.now });
  });
};

interface Change {
  readonly before: ActionTypeDeclaration;
  readonly after: ActionTypeDeclaration;
}

/** Refuses what would break the pipelines and jobs that there are. */
const checkChange = async (ctx: Context, tx: Tx, change: Change): Promise<void> => {
  const { before, after } = change;
  if (before.executor.type === 'JobWorker' && after.executor.type === 'Lambda') {
    throw ctx.error(
      'ValidationException',
      'Job workers may hold jobs of this action type: its executor cannot become Lambda. Use another version for that.',
    );
  }
  const [property] = newlyRequired(change);
  if (!property) return;
  const user = await findPipelineWithActionType(tx, ctx.tenant, after.id);
  if (user === undefined) return;
  throw ctx.error(
    'ValidationException',
    `The property '${property.name}' cannot become required: the pipeline ${user} uses the action type. Let it be optional, or use another version of the action type.`,
  );
};

const newlyRequired = ({ before, after }: Change): readonly ActionTypeProperty[] => {
  const required = new Set(
    (before.properties ?? []).filter(({ optional }) => !optional).map(({ name }) => name),
  );
  return (after.properties ?? []).filter(({ optional, name }) => !optional && !required.has(name));
};
