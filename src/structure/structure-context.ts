import type { KnownActionType } from '../catalogue/index.js';
import type { ActionTypeId } from '../model/index.js';

export type ActionTypeOf = (id: ActionTypeId) => KnownActionType | undefined;

/** Where a declaration is given, and what it may refer to there. */
export interface StructureContext {
  readonly region: string;
  readonly accountId: string;
  /** The types on offer, built in and registered; undefined for one that is unknown or deleted. */
  readonly actionTypeOf: ActionTypeOf;
}
