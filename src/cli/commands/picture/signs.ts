import type { Span } from '../drawing/line.js';
import { span } from '../drawing/line.js';
import type { Style } from '../drawing/style.js';
import type { Symbols } from '../drawing/symbols.js';
import type { ObservedAction, ObservedStage } from '../observation/observed.js';

/** What a picture is drawn with and for. */
export interface Canvas {
  readonly symbols: Symbols;
  readonly now: number;
  /** Undefined where lines may be as long as they like. */
  readonly columns: number | undefined;
}

const signs: Readonly<Record<string, readonly [keyof Symbols, Style]>> = {
  InProgress: ['running', 'busy'],
  Stopping: ['running', 'waiting'],
  Succeeded: ['succeeded', 'good'],
  Failed: ['failed', 'bad'],
  Stopped: ['stopped', 'waiting'],
  Abandoned: ['stopped', 'waiting'],
  Cancelled: ['stopped', 'dim'],
  Superseded: ['skipped', 'dim'],
  Skipped: ['skipped', 'dim'],
};

/** The sign of a status; of none, that of what has not begun. */
export function sign(status: string | undefined, { symbols }: Canvas): Span {
  const [symbol, style] = signs[status ?? ''] ?? ['notYet', 'dim'];
  return span(symbols[symbol], style);
}

export function styleOf(status: string | undefined): Style {
  return signs[status ?? '']?.[1] ?? 'dim';
}

export function stageSign(stage: ObservedStage, canvas: Canvas): Span {
  const isAsking = stage.actions.some(({ approval }) => approval !== undefined);
  return isAsking ? span(canvas.symbols.asking, 'waiting') : sign(stage.execution?.status, canvas);
}

export function actionSign({ approval, attempt }: ObservedAction, canvas: Canvas): Span {
  return approval === undefined
    ? sign(attempt?.status, canvas)
    : span(canvas.symbols.asking, 'waiting');
}
