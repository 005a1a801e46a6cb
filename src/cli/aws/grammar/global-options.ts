import { binaryFormats, colorModes, errorFormats, outputFormats } from '../globals.js';
import type { Argument } from './argument.js';

/** The options of the whole program, in the order in which an ambiguous prefix lists them. */
export const globalOptions: readonly Argument[] = [
  toggle('debug'),
  option('endpoint-url'),
  toggle('no-verify-ssl'),
  toggle('no-paginate'),
  option('output', outputFormats),
  option('query'),
  option('profile'),
  option('region'),
  option('color', colorModes),
  toggle('no-sign-request'),
  option('ca-bundle'),
  option('cli-read-timeout'),
  option('cli-connect-timeout'),
  option('cli-binary-format', binaryFormats),
  toggle('no-cli-pager'),
  toggle('cli-auto-prompt'),
  toggle('no-cli-auto-prompt'),
  option('cli-error-format', errorFormats),
  { ...toggle('version'), isLast: true },
];

/** What the very first look at the line asks for: in which profile, and whether to tell all. */
export const profileAndDebug: readonly Argument[] = [option('profile'), toggle('debug')];

function option(destination: string, choices?: readonly string[]): Argument {
  const flag = `--${destination}`;
  return { destination, flag, takes: 'one', ...(choices === undefined ? {} : { choices }) };
}

function toggle(destination: string): Argument {
  return { destination, flag: `--${destination}`, takes: 'nothing', constant: true };
}
