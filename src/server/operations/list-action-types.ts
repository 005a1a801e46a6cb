import { builtInActionTypes, toActionType } from '../../catalogue/index.js';
import { listActionTypes as listRows } from '../store/action-types.js';
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
  checkRegion(ctx, regionFilter);
  const builtIn = builtInActionTypes.filter(({ id }) => owner === undefined || id.owner === owner);
  const custom = await customTypes(ctx, owner, regionFilter);
  return { actionTypes: [...builtIn, ...custom].map(toActionType) };
};

const regionName = /^[a-z]{2,6}(-[a-z]{2,12}){1,3}-\d{1,2}$/;

const checkRegion = (ctx: Context, region: string | undefined): void => {
  if (region === undefined || region === ctx.tenant.region || regionName.test(region)) return;
  throw ctx.error(
    'ValidationException',
    `The region ${region} specified in 'regionFilter' is not a valid AWS Region.`,
  );
};

// A custom type is of use in its own region only.
const customTypes = async (ctx: Context, owner: string | undefined, region: string | undefined) => {
  if (owner !== undefined && owner !== 'Custom') return [];
  if (region !== undefined && region !== ctx.tenant.region) return [];
  return (await listRows(ctx.database, ctx.tenant)).map(toKnownActionType);
};
