import type { Io } from '../../io.js';

/** The signs of a picture. */
export interface Symbols {
  readonly succeeded: string;
  readonly failed: string;
  readonly running: string;
  /** Somebody has to decide something. */
  readonly asking: string;
  /** Waits in front of a stage. */
  readonly waiting: string;
  readonly stopped: string;
  readonly skipped: string;
  readonly notYet: string;
  readonly disabled: string;
  readonly along: string;
  readonly onward: string;
  readonly dash: string;
}

const drawn: Symbols = {
  succeeded: '✓',
  failed: '✗',
  running: '●',
  asking: '◆',
  waiting: '◷',
  stopped: '■',
  skipped: '↷',
  notYet: '○',
  disabled: '⊘',
  along: '│',
  onward: '↓',
  dash: '–',
};

const typed: Symbols = {
  succeeded: '+',
  failed: 'x',
  running: '*',
  asking: '?',
  waiting: '=',
  stopped: '#',
  skipped: '>',
  notYet: '.',
  disabled: '!',
  along: '|',
  onward: 'v',
  dash: '-',
};

/** Signs that the terminal has. Where the locale says nothing, it is one of today's. */
export function symbolsFor(env: Io['env']): Symbols {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'UTF-8';
  return /utf-?8/i.test(locale) ? drawn : typed;
}
