import { generalError } from '../cli-error.js';
import { textOf } from '../python-dict.js';
import { PythonFloat } from '../values/python-value.js';
import { isoTimestampOfSeconds } from './iso-seconds.js';
import { isoTimestampOfText } from './iso-timestamp-text.js';

/** A time of the wire, in seconds, as ISO 8601 has it, in the local zone. */
export function isoTimestamp(value: unknown): string {
  if (typeof value === 'string') return isoTimestampOfText(value);
  const seconds = secondsOf(value);
  if (seconds !== undefined) return isoTimestampOfSeconds(seconds, value);
  const type = Array.isArray(value) ? 'list' : 'dict';
  throw generalError(
    `Invalid timestamp "${textOf(value)}": Parser must be a string or character stream, not ${type}`,
  );
}

function secondsOf(value: unknown): number | undefined {
  if (value instanceof PythonFloat) return value.value;
  return ['number', 'bigint', 'boolean'].includes(typeof value) ? Number(value) : undefined;
}
