import type { Io } from '../../io.js';

/** What a piece of text says by its colour. */
export type Style = 'plain' | 'strong' | 'dim' | 'good' | 'bad' | 'busy' | 'waiting';

const codes: Readonly<Record<Style, string>> = {
  plain: '',
  strong: '1',
  dim: '2',
  good: '32',
  bad: '31',
  busy: '36',
  waiting: '33',
};

export function styled(text: string, style: Style): string {
  const code = codes[style];
  return code === '' || text === '' ? text : `\u001b[${code}m${text}\u001b[0m`;
}

/** Whether to use colours: on a terminal that has them, unless the user does not want any. */
export function mayColor(env: Io['env'], isTty: boolean): boolean {
  return isTty && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
