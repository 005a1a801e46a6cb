import { type Style, styled } from './style.js';
import { cutTo, oneLine, widthOf } from './width.js';

/** Text of one style. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

export type Line = readonly Span[];

export function span(text: string, style: Style = 'plain'): Span {
  // What people and programs wrote must not move the cursor.
  return { text: oneLine(text), style };
}

/** A column: as wide as said, or wider if its text is. */
export function padded({ text, style }: Span, width: number): Line {
  const blanks = width - widthOf(text);
  return blanks > 0
    ? [
        { text, style },
        { text: ' '.repeat(blanks), style: 'plain' },
      ]
    : [{ text, style }];
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** How lines become output. */
export interface Rendering {
  readonly isColored: boolean;
  /** Undefined where lines may be as long as they like. */
  readonly columns: number | undefined;
}

/** A line as it is written, without its end: cut where the terminal ends, with no blanks behind it. */
export function render(line: Line, { isColored, columns }: Rendering): string {
  const fitting = withoutBlanksBehind(columns === undefined ? line : cutLine(line, columns));
  return fitting.map(({ text, style }) => (isColored ? styled(text, style) : text)).join('');
}

function cutLine(line: Line, columns: number): Line {
  if (widthOf(textOf(line)) <= columns) return line;
  const fitting: Span[] = [];
  let left = columns;
  for (const { text, style } of line) {
    // A span that just fits is cut all the same when another follows: something is missing there.
    const cut = cutTo(text, left);
    fitting.push({ text: cut, style });
    left -= widthOf(cut);
    if (cut !== text || left <= 0) break;
  }
  return fitting;
}

function withoutBlanksBehind(line: Line): Line {
  const last = line.findLastIndex(({ text }) => text.trim() !== '');
  return line
    .slice(0, last + 1)
    .map((one, index) => (index === last ? { ...one, text: one.text.trimEnd() } : one));
}
