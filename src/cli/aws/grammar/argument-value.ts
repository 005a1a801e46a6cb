import { type CliError, usageError } from '../cli-error.js';
import { pythonRepr } from '../validate/python-repr.js';
import { parseInteger } from '../values/integer.js';
import { type Argument, type ArgumentValue, nameOf } from './argument.js';
import { closeMatches } from './close-matches.js';

/** The value of an argument that was given `texts`; undefined where there is none. */
export function argumentValue(
  argument: Argument,
  texts: readonly string[],
): ArgumentValue | undefined {
  const { takes, constant } = argument;
  if (takes === 'nothing') return constant;
  const [first] = texts;
  if (takes === 'atMostOne' && first === undefined) return constant;
  // Even one that takes one word may be left with none: `--option=--`.
  if (takes === 'any' || first === undefined) return texts;
  const value = converted(argument, first);
  const { choices } = argument;
  if (choices === undefined || choices.some((choice) => choice === value)) return value;
  throw invalidChoice(nameOf(argument), String(value), choices);
}

export function argumentError(argument: Argument, message: string, value?: string): CliError {
  const shown = value === undefined ? '' : ` ${pythonRepr(value)}`;
  return usageError(`argument ${nameOf(argument)}: ${message}${shown}`);
}

export function invalidChoice(
  argument: string,
  word: string,
  choices: readonly string[],
): CliError {
  return usageError(
    `argument ${argument}: Found invalid choice '${word}'`,
    closeMatches(word, choices),
  );
}

function converted(argument: Argument, text: string): string | number | bigint {
  if (argument.isInteger !== true) return text;
  const value = parseInteger(text);
  if (value === undefined) throw argumentError(argument, 'invalid int value:', text);
  return value;
}
