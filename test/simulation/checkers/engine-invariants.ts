import type { NewChecker } from './checker.js';

/** The state is sound by the engine's own account, ended executions and all. */
export const engineInvariants: NewChecker =
  ({ invariantsOf }) =>
  (seen) =>
    seen.kind === 'committed' && seen.after !== seen.before ? invariantsOf(seen.after) : [];
