import { UsageFailure } from './failure.js';

/** Reads `NAME=VALUE`s; the last of a name counts. The value may hold further signs. */
export function namedValues(
  option: string,
  texts: readonly string[] | undefined,
): ReadonlyMap<string, string> {
  return new Map((texts ?? []).map((text) => namedValue(option, text)));
}

export function namedValue(option: string, text: string): readonly [string, string] {
  const sign = text.indexOf('=');
  if (sign < 1) throw new UsageFailure(`${option} takes NAME=VALUE, not '${text}'.`);
  return [text.slice(0, sign), text.slice(sign + 1)];
}

/** Reads a number of seconds, and gives milliseconds. */
export function secondsOf(option: string, text: string, min: number): number {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds >= min && seconds <= secondsMax) return seconds * 1000;
  throw new UsageFailure(`${option} takes seconds from ${min} to ${secondsMax}, not '${text}'.`);
}

/** As long as any execution may take: 60 days for an approval, and half as much again. */
const secondsMax = 90 * 86_400;
