import type { ActionTypeId } from '../model/index.js';
import { approvalActionTypes } from './approval.js';
import { buildActionTypes, computeActionTypes, testActionTypes } from './build.js';
import { deployActionTypes } from './deploy.js';
import { invokeActionTypes } from './invoke.js';
import type { KnownActionType } from './known-action-type.js';
import { sourceActionTypes } from './source.js';

/**
 * Every action type that needs no registration, by category, owner and provider, which is the order
 * of ListActionTypes. That a type is here does not mean that this server can run it.
 */
export const builtInActionTypes: readonly KnownActionType[] = [
  ...sourceActionTypes,
  ...buildActionTypes,
  ...testActionTypes,
  ...deployActionTypes,
  ...invokeActionTypes,
  ...approvalActionTypes,
  ...computeActionTypes,
];

/** The built-in action type with this id; undefined for a custom or an unknown one. */
export const findBuiltInActionType = (id: ActionTypeId): KnownActionType | undefined =>
  byId.get(keyOf(id));

const keyOf = ({ category, owner, provider, version }: ActionTypeId): string =>
  [category, owner, provider, version].join('/');

const byId: ReadonlyMap<string, KnownActionType> = new Map(
  builtInActionTypes.map((known) => [keyOf(known.id), known]),
);
