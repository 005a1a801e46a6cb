import { toActionType } from '../../catalogue/index.js';
import type { CreateCustomActionTypeInput, Tag } from '../../model/index.js';
import {
  type ActionTypeDefinition,
  countActionTypes,
  findActionTypes,
  insertActionType,
  isActionTypeDefinedAs,
} from '../store/action-types.js';
import type { Tx } from '../store/database.js';
import { lockQuota } from '../store/quota-lock.js';
import { listTags, putTags } from '../store/tags.js';
import { checkActionTypeDefinition } from './action-type-definition.js';
import { actionTypeArn } from './arn.js';
import { checkTagCount, checkTags } from './check-tags.js';
import type { Handler, OperationContext } from './handler.js';
import { toKnownActionType } from './known-action-types.js';

type Context = OperationContext<'CreateCustomActionType'>;

const actionTypesMax = 50;

/**
 * Registers a custom action type. Safe to repeat: the same definition again is answered as the first
 * time.
 */
export const createCustomActionType: Handler<'CreateCustomActionType'> = async (input, ctx) => {
  const { tenant } = ctx;
  const { category, provider, version, tags = [] } = input;
  const definition = definitionOf(input);
  checkActionTypeDefinition(ctx, definition);
  const resourceArn = actionTypeArn(tenant, input);
  checkTags(ctx, tags);
  checkTagCount(ctx, resourceArn, { before: [], added: tags });
  return ctx.database.transaction(async (tx) => {
    lockQuota(tx, tenant, 'action types');
    if (!(await isThereAlready(ctx, tx, { input, definition }))) {
      await add(ctx, tx, { input, definition });
      putTags(tx, tenant, { resourceArn, tags });
    }
    return {
      actionType: toActionType(toKnownActionType({ category, provider, version, definition })),
      tags: present(await listTags(tx, tenant, resourceArn)),
    };
  });
};

interface NewActionType {
  readonly input: CreateCustomActionTypeInput;
  readonly definition: ActionTypeDefinition;
}

const definitionOf = (input: CreateCustomActionTypeInput): ActionTypeDefinition => ({
  settings: input.settings ?? {},
  configurationProperties: input.configurationProperties ?? [],
  inputArtifactDetails: input.inputArtifactDetails,
  outputArtifactDetails: input.outputArtifactDetails,
});

/** Whether just this type is registered. Refuses a key that is taken by another one. */
const isThereAlready = async (
  ctx: Context,
  tx: Tx,
  { input, definition }: NewActionType,
): Promise<boolean> => {
  const { category, provider, version } = input;
  const key = { ...ctx.tenant, category, provider, version };
  const [found] = await findActionTypes(tx, [key]);
  if (!found) return false;
  const type = `Action type (Category: '${category}', Provider: '${provider}', Owner: 'Custom', Version: '${version}')`;
  if (found.deleted !== null) {
    throw ctx.error(
      'ActionTypeAlreadyExistsException',
      `${type} has been deleted. Create a new version of the action type.`,
    );
  }
  if (await isActionTypeDefinedAs(tx, key, definition)) return true;
  throw ctx.error('ActionTypeAlreadyExistsException', `${type} already exists`);
};

const add = async (
  ctx: Context,
  tx: Tx,
  { input: { category, provider, version }, definition }: NewActionType,
): Promise<void> => {
  if ((await countActionTypes(tx, ctx.tenant)) >= actionTypesMax) {
    throw ctx.error(
      'LimitExceededException',
      `Number of custom action types exceeds the limit of ${actionTypesMax}`,
    );
  }
  const queryable = definition.configurationProperties?.find((property) => property.queryable);
  insertActionType(tx, {
    ...ctx.tenant,
    category,
    provider,
    version,
    definition,
    queryable: queryable?.name ?? null,
    created: ctx.now,
  });
};

const present = (tags: readonly Tag[]): readonly Tag[] | undefined =>
  tags.length > 0 ? tags : undefined;
