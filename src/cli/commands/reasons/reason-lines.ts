import { type Line, span } from '../drawing/line.js';
import { oneLine, wrapped } from '../drawing/width.js';
import type { Reason } from './reason.js';

const indentation = 2;

/** A sentence, broken where the terminal ends, and under it the line to copy, which is never cut. */
export function reasonLines(
  { style, sentence, remedy }: Reason,
  drawing: { readonly bullet: string; readonly columns: number | undefined },
): readonly Line[] {
  const room = (drawing.columns ?? Number.POSITIVE_INFINITY) - indentation;
  const lines = wrapped(oneLine(sentence), room).map(
    (text, index): Line => [
      span(index === 0 ? `${drawing.bullet} ` : ' '.repeat(indentation), style),
      span(text),
    ],
  );
  const hint: Line[] =
    remedy === undefined ? [] : [[span(' '.repeat(indentation)), span(remedy, 'dim')]];
  return [...lines, ...hint];
}
