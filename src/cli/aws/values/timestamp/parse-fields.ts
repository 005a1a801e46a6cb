import { halfOfDay, isJump, isUtcName, monthOf, weekdayOf } from './date-words.js';
import { lex } from './lex.js';
import { NoTimestamp } from './no-timestamp.js';
import { readNumber } from './number-token.js';
import {
  type Reading,
  readingOf,
  type TimeFields,
  tokenAt,
  wholeNumber,
  withHalfOfDay,
} from './time-fields.js';

/** Reads a time in any of the many forms that Python's dateutil takes. Throws NoTimestamp. */
export function parseFields(text: string, currentYear: number): TimeFields {
  const reading = readingOf(lex(text.replaceAll('\0', '')), currentYear);
  for (let at = 0; at < reading.tokens.length; at += 1) at = readToken(reading, at);
  const { fields, date } = reading;
  const { year, ...rest } = date.resolve();
  Object.assign(fields, rest);
  if (year !== undefined) {
    fields.year = date.hasCentury ? year : nearestYear(year, currentYear);
  }
  if (Object.keys(fields).length === 0) throw new NoTimestamp();
  return fields;
}

// The year with these two last digits that is less than fifty years away.
function nearestYear(digits: number, currentYear: number): number {
  if (digits >= 100) return digits;
  const year = currentYear - (currentYear % 100) + digits;
  if (year >= currentYear + 50) return year - 100;
  return year < currentYear - 50 ? year + 100 : year;
}

// Gives the place of the last token that it read.
function readToken(reading: Reading, at: number): number {
  const { fields } = reading;
  const token = tokenAt(reading, at);
  if (isNumeric(token)) return readNumber(reading, at);
  const weekday = weekdayOf(token);
  if (weekday !== undefined) {
    fields.weekday = weekday;
    return at;
  }
  const month = monthOf(token);
  if (month !== undefined) return readMonth(reading, at, month);
  const half = halfOfDay(token);
  if (half !== undefined) {
    if (fields.hour === undefined || fields.hour > 12) throw new NoTimestamp();
    fields.hour = withHalfOfDay(fields.hour, half);
    return at;
  }
  if (couldBeZone(fields, token)) return readZoneName(reading, at);
  if (fields.hour !== undefined && (token === '+' || token === '-')) return readOffset(reading, at);
  if (!isJump(token)) throw new NoTimestamp();
  return at;
}

function isNumeric(token: string): boolean {
  return /^\d/.test(token) || ['nan', 'inf', 'infinity'].includes(token.toLowerCase());
}

// Jan-01, Jan-01-99, «Jan of 01»
function readMonth(reading: Reading, at: number, month: number): number {
  const { tokens, date, currentYear } = reading;
  date.addNumber(month, 'month');
  const next = tokens[at + 1];
  if (next === '-' || next === '/') {
    date.addText(tokenAt(reading, at + 2));
    if (tokens[at + 3] !== next) return at + 2;
    date.addText(tokenAt(reading, at + 4));
    return at + 4;
  }
  const year = tokens[at + 4];
  const isOfYear = next === ' ' && tokens[at + 2]?.toLowerCase() === 'of' && tokens[at + 3] === ' ';
  if (!isOfYear || year === undefined) return at;
  if (/^\d+$/.test(year)) date.addText(String(nearestYear(Number(year), currentYear)), 'year');
  return at + 4;
}

function couldBeZone({ hour, zoneName, zoneOffset }: TimeFields, token: string): boolean {
  return (
    hour !== undefined &&
    zoneName === undefined &&
    zoneOffset === undefined &&
    (/^[A-Z]{1,5}$/.test(token) || token === 'z')
  );
}

// «GMT+3» says that GMT is three hours ahead of the time, so that the sign turns round.
function readZoneName({ tokens, fields }: Reading, at: number): number {
  const name = tokens[at] ?? '';
  fields.zoneName = name;
  const sign = tokens[at + 1];
  if (sign === '+' || sign === '-') {
    tokens[at + 1] = sign === '+' ? '-' : '+';
    if (isUtcName(name)) delete fields.zoneName;
  }
  return at;
}

// +0300, +03:00, +3, and after that perhaps a name in parentheses
function readOffset(reading: Reading, at: number): number {
  const { tokens, fields } = reading;
  const sign = tokens[at] === '+' ? 1 : -1;
  const digits = tokenAt(reading, at + 1);
  const hasColon = digits.length !== 4 && tokens[at + 2] === ':';
  if (digits.length > 2 && digits.length !== 4 && !hasColon) throw new NoTimestamp();
  const hours = wholeNumber(hasColon ? digits : digits.slice(0, 2));
  const minutes = minutesOf(reading, at, { digits, hasColon });
  fields.zoneOffset = sign * (hours * 3600 + minutes * 60);
  const end = hasColon ? at + 3 : at + 1;
  return isNamed(reading, end) ? end + 4 : end;
}

function minutesOf(
  reading: Reading,
  at: number,
  { digits, hasColon }: { readonly digits: string; readonly hasColon: boolean },
): number {
  if (hasColon) return wholeNumber(tokenAt(reading, at + 3));
  return digits.length === 4 ? wholeNumber(digits.slice(2)) : 0;
}

function isNamed({ tokens, fields }: Reading, end: number): boolean {
  const [jump = '?', opening, name = '', closing] = tokens.slice(end + 1, end + 5);
  const { zoneOffset: _, ...withoutOffset } = fields;
  if (!isJump(jump) || opening !== '(' || closing !== ')' || name.length < 3) return false;
  if (!couldBeZone(withoutOffset, name)) return false;
  fields.zoneName = name;
  return true;
}
