export { decide } from './decide.js';
export type * from './decision.js';
export type * from './event.js';
export { initialState } from './initial-state.js';
export { invariantsOf } from './invariants.js';
export type * from './state.js';
export type * from './state-change.js';
