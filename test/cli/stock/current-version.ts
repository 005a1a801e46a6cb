import { programName } from '../../../src/cli/program.js';

/**
 * Turns what an AWS CLI of 2.9 writes to standard error into what the current version (2.36) writes
 * there with `--cli-error-format legacy`, and calls the program by our name. The differences are of
 * form: a prefix, the place of the usage, and that choices are no longer listed.
 */
export const asCurrentVersion = (stderr: string): string => {
  if (stderr === '') return '';
  const { usage, message } = partsOf(stderr);
  const wrong = /^aws: error: ([\s\S]*)\n$/.exec(message)?.[1];
  const text =
    wrong === undefined
      ? usage + prefixed(message)
      : `${prefixed(`${withoutChoices(wrong)}\n`)}${usage}`;
  return text
    .replaceAll(/\baws(?= (\[options\]|help|<command>)|: \[ERROR\])/g, programName)
    .replace(/(Expected: '[^']+', received: '[\s\S]{1,6}' for input:\n)/, '$1 ')
    .replace('credentials by running "aws configure"', 'credentials by running "aws login"');
};

const usagePattern = /^\n(usage: aws [\s\S]*? <subcommand> help\n\n)([\s\S]*)$/;

const partsOf = (stderr: string): { readonly usage: string; readonly message: string } => {
  const [, usage, message] = usagePattern.exec(stderr) ?? [];
  if (usage === undefined || message === undefined) {
    return { usage: '', message: stderr.slice(1) };
  }
  // The usage stands between two empty lines, and its message ends with one.
  return { usage: `\n${usage}`, message: message.replace(/\n\n$/, '\n') };
};

const prefixed = (message: string): string => `\naws: [ERROR]: ${message}`;

// 2.9 names the wrong choice only beside those that are much like it.
const withoutChoices = (message: string): string => {
  const [, argument, choices] =
    /^(argument \S+: )Invalid choice, valid choices are:\n\n([\s\S]*)$/.exec(message) ?? [];
  if (argument === undefined || choices === undefined) return message;
  const similar = choices.split('maybe you meant:\n\n')[1];
  const meant = similar === undefined ? '' : `\nMaybe you meant:\n\n${similar.trimEnd()}\n`;
  return `${argument}Found invalid choice\n${meant}`.trimEnd();
};

/** Our own message, without the wrong choice that an old version does not name. */
export const withoutWrongChoice = (stderr: string): string =>
  stderr.replace(/(Found invalid choice) (?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\n+/, '$1\n\n');
