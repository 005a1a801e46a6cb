export { builtInActionTypes, findBuiltInActionType } from './built-in-action-types.js';
export { type KnownActionType, toActionType } from './known-action-type.js';
