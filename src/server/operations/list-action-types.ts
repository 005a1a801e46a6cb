import { builtInActionTypes, type KnownActionType, toActionType } from '../../catalogue/index.js';
import { listActionTypes as listRows } from '../store/action-types.js';
import { listExecutorActionTypes } from '../store/executor-action-types.js';
import { checkRegionFilter } from './check-region-filter.js';
import { isAllowedFor, knownExecutorType } from './executor-action-type.js';
import type { Handler, OperationContext } from './handler.js';
import { toKnownActionType } from './known-action-types.js';
import { readNextToken } from './paging.js';

type Context = OperationContext<'ListActionTypes'>;

/** The action types that a pipeline may use, built-in ones first. All of them are one page. */
export const listActionTypes: Handler<'ListActionTypes'> = async (input, ctx) => {
  const { actionOwnerFilter: owner, regionFilter, nextToken } = input;
  // No token was ever given.
  readNextToken(
    ctx,
    { operation: 'ListActionTypes', parameters: [owner, regionFilter] },
    nextToken,
  );
  checkRegionFilter(ctx, regionFilter);
  const builtIn = builtInActionTypes.filter(({ id }) => owner === undefined || id.owner === owner);
  const registered = await registeredTypes(ctx, owner, regionFilter);
  return { actionTypes: [...builtIn, ...registered].map(toActionType) };
};

// What was registered is of use in its own region only. Types with an executor come before custom ones.
const registeredTypes = async (
  ctx: Context,
  owner: string | undefined,
  region: string | undefined,
): Promise<readonly KnownActionType[]> => {
  const { database, tenant } = ctx;
  if (region !== undefined && region !== tenant.region) return [];
  const executed = owner === 'Custom' ? [] : await listExecutorActionTypes(database, tenant);
  const isCustomAsked = owner === undefined || owner === 'Custom';
  const custom = isCustomAsked ? await listRows(database, tenant) : [];
  const offered = executed
    .map(({ declaration }) => declaration)
    .filter((one) => isAllowedFor(tenant, one))
    .map(knownExecutorType)
    .filter(({ id }) => owner === undefined || id.owner === owner);
  return [...offered, ...custom.map(toKnownActionType)];
};
