import type { Style } from '../drawing/style.js';

/** Why something does not go on, in one sentence. */
export interface Reason {
  readonly style: Style;
  readonly sentence: string;
  /** A command line that gets it going. */
  readonly remedy: string | undefined;
}
