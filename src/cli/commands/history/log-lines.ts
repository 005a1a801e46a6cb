import { type Line, padded, span } from '../drawing/line.js';
import { shortId } from '../drawing/names.js';
import { clock } from '../drawing/times.js';
import { widthOf } from '../drawing/width.js';
import type { LogEntry } from './log-entry.js';

/** An entry as lines: a message of several lines stays one, indented under its first. */
export function logLines(entry: LogEntry, placeWidth: number): readonly Line[] {
  const [first = '', ...others] = entry.text.trimEnd().split(/\r\n|\r|\n/);
  return [
    [
      span(clock(entry.time), 'dim'),
      span('  '),
      span(shortId(entry.pipelineExecutionId), 'dim'),
      span('  '),
      ...padded(span(entry.place), placeWidth),
      span('  '),
      span(first, entry.style),
    ],
    ...others.map((text): Line => [span(indentation), span(text, entry.style)]),
  ];
}

const indentation = '    ';
const placeMax = 32;

export function placeWidthOf(entries: readonly LogEntry[]): number {
  return Math.min(placeMax, Math.max(0, ...entries.map(({ place }) => widthOf(place))));
}
