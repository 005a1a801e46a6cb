import { type Line, type Rendering, render } from '../drawing/line.js';
import type { TerminalSize } from './terminal.js';

/** A part of the terminal that is drawn again and again in the same place. */
export interface Screen {
  readonly show: (lines: readonly Line[]) => void;
  /** Leaves the last picture where it is, and the cursor below it. */
  readonly close: () => void;
}

const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';
const toEndOfLine = '\u001b[K';
const toEndOfScreen = '\u001b[J';
const wholeScreen = '\u001b[H\u001b[2J';

export interface ScreenSettings {
  readonly write: (text: string) => void;
  readonly isColored: boolean;
  readonly size: () => TerminalSize | undefined;
}

export function openScreen({ write, isColored, size }: ScreenSettings): Screen {
  let height = 0;
  let width = 0;
  return {
    show: (lines) => {
      const { columns, rows } = size() ?? { columns: 80, rows: 24 };
      const texts = fitting(lines, rows, { isColored, columns });
      // A window of another width has broken the lines anew: nobody knows where the first one is.
      const back = columns === width ? `\u001b[${height}A\r` : wholeScreen;
      const start = height === 0 ? hideCursor : back;
      width = columns;
      // In one piece, and each line cleared behind its text only, so that nothing flickers.
      write(`${start}${texts.map((text) => `${text}${toEndOfLine}\n`).join('')}${toEndOfScreen}`);
      height = texts.length;
    },
    close: () => {
      if (height > 0) write(showCursor);
      height = 0;
    },
  };
}

// The cursor cannot go back to what has scrolled away, and needs a line for itself.
function fitting(lines: readonly Line[], rows: number, rendering: Rendering): readonly string[] {
  const texts = lines.map((line) => render(line, rendering));
  const most = Math.max(1, rows - 1);
  if (texts.length <= most) return texts;
  return [...texts.slice(0, most - 1), `… and ${texts.length - most + 1} lines more`];
}
