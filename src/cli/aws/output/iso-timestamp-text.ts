import { generalError } from '../cli-error.js';
import { parseFloatText } from '../python-float.js';
import { isUtcName } from '../values/timestamp/date-words.js';
import { NoTimestamp } from '../values/timestamp/no-timestamp.js';
import { parseFields } from '../values/timestamp/parse-fields.js';
import type { TimeFields } from '../values/timestamp/time-fields.js';
import { isoText, isoTimestampOfSeconds, offsetText } from './iso-seconds.js';

/** A time that the wire has as a text: seconds, or a date in some form, whose zone is kept. */
export function isoTimestampOfText(text: string): string {
  const seconds = parseFloatText(text);
  if (seconds !== undefined) return isoTimestampOfSeconds(seconds, text);
  const fields = fieldsOf(text);
  return isoText(wallSecondsOf(fields), microsecondsOf(text)) + zoneOf(fields);
}

function fieldsOf(text: string): TimeFields {
  try {
    return parseFields(text, new Date().getFullYear());
  } catch (error) {
    if (!(error instanceof NoTimestamp)) throw error;
    const fault = text.trim() === '' ? 'String does not contain a date' : 'Unknown string format';
    throw generalError(`Invalid timestamp "${text}": ${fault}: ${text}`);
  }
}

// What a text leaves out of a date is today's.
function wallSecondsOf({ year, month, day, hour = 0, minute = 0, second = 0 }: TimeFields): number {
  const today = new Date();
  const wall = new Date(0);
  wall.setUTCFullYear(
    year ?? today.getFullYear(),
    (month ?? today.getMonth() + 1) - 1,
    day ?? today.getDate(),
  );
  return wall.setUTCHours(hour, minute, second) / 1000;
}

// The fields of a time have whole seconds.
function microsecondsOf(text: string): number {
  const [, fraction = ''] = /\d:\d\d[.,](\d+)/.exec(text) ?? [];
  return Number(fraction.slice(0, 6).padEnd(6, '0'));
}

function zoneOf({ zoneName, zoneOffset }: TimeFields): string {
  if (zoneName !== undefined && isUtcName(zoneName)) return offsetText(0);
  return zoneOffset === undefined ? '' : offsetText(zoneOffset);
}
