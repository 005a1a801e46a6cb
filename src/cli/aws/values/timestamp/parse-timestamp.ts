import { TextDecoder } from 'node:util';
import { type CliError, generalError } from '../../cli-error.js';
import { pythonStr } from '../../validate/python-repr.js';
import { isBlank } from '../blanks.js';
import { PythonDatetime, PythonFloat } from '../python-value.js';
import { daysOfMonth } from './calendar-date.js';
import { isUtcName } from './date-words.js';
import { NoTimestamp } from './no-timestamp.js';
import { parseFields } from './parse-fields.js';
import type { TimeFields } from './time-fields.js';

/**
 * The epoch seconds of a value that stands for a time, fractions cut off; undefined if it is none. A
 * text that names no zone is in UTC, and what it leaves out is today's.
 */
export function parseTimestamp(value: unknown, now: number): number | undefined {
  try {
    return secondsOf(value, now);
  } catch (error) {
    if (error instanceof NoTimestamp) return undefined;
    throw error;
  }
}

function secondsOf(value: unknown, now: number): number {
  if (value instanceof PythonDatetime) {
    return Date.parse(`${value.wallTime}Z`) / 1000 - (value.offsetSeconds ?? 0);
  }
  if (typeof value === 'string') return secondsOfText(value, now);
  if (value instanceof Uint8Array) return secondsOfText(new TextDecoder().decode(value), now);
  const number = numberOf(value);
  if (number === undefined) throw new NoTimestamp();
  return secondsOfEpoch(number, value);
}

function numberOf(value: unknown): number | undefined {
  if (value instanceof PythonFloat) return value.value;
  return ['number', 'bigint', 'boolean'].includes(typeof value) ? Number(value) : undefined;
}

function secondsOfText(text: string, now: number): number {
  const number = floatOf(text);
  if (number !== undefined) {
    try {
      return secondsOfEpoch(number, text);
    } catch (error) {
      if (!(error instanceof NoTimestamp)) throw error;
    }
  }
  const today = new Date(now);
  const fields = parseFields(text, today.getFullYear());
  if (Object.values(fields).some((field) => Number(field) > intMax)) throw beyondReckoning(text);
  const seconds = secondsInZone(wallTimeOf(fields, today), fields);
  if (seconds >= firstSecond && seconds <= lastSecond) return seconds;
  throw generalError('date value out of range');
}

// What Python's float() takes.
function floatOf(text: string): number | undefined {
  const trimmed = [...text].every(isBlank) ? '' : text.trim();
  if (
    /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i.test(
      trimmed,
    )
  ) {
    return Number(trimmed.replaceAll('_', ''));
  }
  const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed) ?? [];
  if (word === undefined) return undefined;
  if (word.toLowerCase() === 'nan') return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

const firstSecond = -62_135_596_800;
const lastSecond = 253_402_300_799;
const timeMax = 2 ** 63;
const intMax = 2 ** 31 - 1;

// Years have four digits. What not even the system's clock could count is an error by itself.
function secondsOfEpoch(value: number, given: unknown): number {
  if (Number.isNaN(value)) throw new NoTimestamp();
  if (Math.abs(value) >= timeMax) throw beyondReckoning(given);
  const seconds = Math.floor(Math.round(value * 1e6) / 1e6);
  if (seconds < firstSecond || seconds > lastSecond) throw new NoTimestamp();
  return seconds;
}

function beyondReckoning(given: unknown): CliError {
  return generalError(`Unable to calculate correct timezone offset for "${pythonStr(given)}"`);
}

// The time that a clock shows, as if it were in UTC: milliseconds.
function wallTimeOf(fields: TimeFields, today: Date): number {
  const year = fields.year ?? today.getFullYear();
  const month = fields.month ?? today.getMonth() + 1;
  const lastDay = daysOfMonth(year, month);
  const day = fields.day ?? Math.min(today.getDate(), lastDay);
  const { hour = 0, minute = 0, second = 0, weekday } = fields;
  const isClockTime = hour < 24 && minute < 60 && second < 60;
  if (year < 1 || year > 9999 || day < 1 || day > lastDay || !isClockTime) throw new NoTimestamp();
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second);
  if (weekday !== undefined && fields.day === undefined) {
    // Sunday is 0 here and 6 there.
    time.setUTCDate(day + ((weekday - ((time.getUTCDay() + 6) % 7) + 7) % 7));
  }
  return time.getTime();
}

const secondsOfDay = 86_400;

function secondsInZone(wallTime: number, { zoneName, zoneOffset = 0 }: TimeFields): number {
  const seconds = wallTime / 1000;
  if (zoneName !== undefined && isUtcName(zoneName)) return seconds;
  if (zoneName !== undefined && localZoneNames().includes(zoneName)) return localSeconds(wallTime);
  if (Math.abs(zoneOffset) >= secondsOfDay) throw new NoTimestamp();
  return seconds - zoneOffset;
}

function localSeconds(wallTime: number): number {
  const wall = new Date(wallTime);
  const local = new Date(0);
  local.setFullYear(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
  local.setHours(wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds(), 0);
  return local.getTime() / 1000;
}

// A zone has one name in winter and perhaps another in summer.
function localZoneNames(): readonly (string | undefined)[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' });
  return [0, 6].map((month) => {
    const parts = format.formatToParts(new Date(new Date().getFullYear(), month, 1));
    return parts.find(({ type }) => type === 'timeZoneName')?.value;
  });
}
