import type { Io } from '../io.js';
import type { ColorMode } from './globals.js';

/** Whether a table is coloured: `auto` colours what goes to a terminal. */
export function isColored(color: ColorMode, io: Io): boolean {
  return color === 'auto' ? io.isOutTty : color === 'on';
}
