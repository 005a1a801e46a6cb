import { eachStage, type Rule } from './outline.js';
import { faultAt, invalidBlocker } from './structure-fault.js';

// Blockers are a reserved feature of the API: nothing says what one would do.
export const hasNoBlockers: Rule = eachStage(({ name, blockers = [] }) =>
  blockers.length > 0
    ? faultAt(
        invalidBlocker(
          `Stage '${name}' declares blockers, which are reserved and cannot be used. Remove its blockers.`,
        ),
        'blockers',
      )
    : undefined,
);
