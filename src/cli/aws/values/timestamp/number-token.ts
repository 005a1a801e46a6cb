import { halfOfDay, isJump, monthOf, unitOf } from './date-words.js';
import { NoTimestamp } from './no-timestamp.js';
import {
  numberOf,
  type Reading,
  sixtieths,
  tokenAt,
  wholeNumber,
  withHalfOfDay,
} from './time-fields.js';

/** Reads the number at `at` with what belongs to it, and gives the place of the last token read. */
export function readNumber(reading: Reading, at: number): number {
  for (const read of readers) {
    const end = read(reading, at);
    if (end !== undefined) return end;
  }
  throw new NoTimestamp();
}

/** Reads a number in one of its meanings; undefined where it does not have that one. */
type Reader = (reading: Reading, at: number) => number | undefined;

const readers: readonly Reader[] = [
  hourAfterDate,
  sixDigits,
  wholeDate,
  withUnit,
  clockTime,
  separatedDate,
  lone,
  withHalf,
  possibleDay,
];

// 19990101T23, 19990101T2359
function hourAfterDate({ tokens, fields, date }: Reading, at: number): number | undefined {
  const text = tokens[at] ?? '';
  const next = tokens[at + 1];
  if (date.length !== 3 || fields.hour !== undefined) return undefined;
  if (text.length !== 2 && text.length !== 4) return undefined;
  if (next === ':' || unitOf(next) !== undefined) return undefined;
  fields.hour = wholeNumber(text.slice(0, 2));
  if (text.length === 4) fields.minute = wholeNumber(text.slice(2));
  return at;
}

// YYMMDD, or HHMMSS and perhaps a fraction
function sixDigits({ tokens, fields, date }: Reading, at: number): number | undefined {
  const text = tokens[at] ?? '';
  if (text.length !== 6 && text.indexOf('.') !== 6) return undefined;
  if (date.length === 0 && !text.includes('.')) {
    for (const part of [text.slice(0, 2), text.slice(2, 4), text.slice(4)]) date.addText(part);
    return at;
  }
  fields.hour = wholeNumber(text.slice(0, 2));
  fields.minute = wholeNumber(text.slice(2, 4));
  fields.second = wholeSeconds(text.slice(4));
  return at;
}

// YYYYMMDD, YYYYMMDDHHMM, YYYYMMDDHHMMSS
function wholeDate({ tokens, fields, date }: Reading, at: number): number | undefined {
  const text = tokens[at] ?? '';
  if (![8, 12, 14].includes(text.length)) return undefined;
  date.addText(text.slice(0, 4), 'year');
  date.addText(text.slice(4, 6));
  date.addText(text.slice(6, 8));
  if (text.length > 8) {
    fields.hour = wholeNumber(text.slice(8, 10));
    fields.minute = wholeNumber(text.slice(10, 12));
  }
  if (text.length > 12) fields.second = wholeNumber(text.slice(12));
  return at;
}

// 12h, 12 h, h 12 and the like
function withUnit(reading: Reading, at: number): number | undefined {
  const unitPlace = placeOfUnit(reading, at);
  if (unitPlace === undefined) return undefined;
  const named = unitOf(reading.tokens[unitPlace]) ?? 0;
  // After «12h» comes the minute.
  const unit = unitPlace > at ? named : named + 1;
  setUnit(reading, unit, tokenAt(reading, at));
  return Math.max(at, unitPlace);
}

function placeOfUnit({ tokens }: Reading, at: number): number | undefined {
  const isUnit = (place: number): boolean => unitOf(tokens[place]) !== undefined;
  if (isUnit(at + 1)) return at + 1;
  if (tokens[at + 1] === ' ' && isUnit(at + 2)) return at + 2;
  if (isUnit(at - 1)) return at - 1;
  const isFinal = at > 1 && at === tokens.length - 1;
  return isFinal && tokens[at - 1] === ' ' && isUnit(at - 2) ? at - 2 : undefined;
}

function setUnit({ fields }: Reading, unit: number, text: string): void {
  const value = numberOf(text);
  switch (unit) {
    case 0: {
      fields.hour = Math.trunc(value);
      const minute = sixtieths(text);
      if (minute !== undefined) fields.minute = minute;
      break;
    }
    case 1:
      setMinute(fields, text);
      break;
    case 2:
      fields.second = wholeSeconds(text);
      break;
  }
}

// HH:MM, HH:MM:SS
function clockTime(reading: Reading, at: number): number | undefined {
  const { tokens, fields } = reading;
  if (tokens[at + 1] !== ':' || tokens[at + 2] === undefined) return undefined;
  fields.hour = Math.trunc(numberOf(tokenAt(reading, at)));
  setMinute(fields, tokenAt(reading, at + 2));
  if (tokens[at + 3] !== ':' || tokens[at + 4] === undefined) return at + 2;
  fields.second = wholeSeconds(tokenAt(reading, at + 4));
  return at + 4;
}

// 01-01, 01/Jan/99, 2003.09.25
function separatedDate(reading: Reading, at: number): number | undefined {
  const { tokens, date } = reading;
  const separator = tokens[at + 1];
  if (separator === undefined || !['-', '/', '.'].includes(separator)) return undefined;
  date.addText(tokenAt(reading, at));
  const second = tokens[at + 2];
  if (second === undefined || isJump(second)) return at + 1;
  addNumberOrMonth(reading, second);
  if (tokens[at + 3] !== separator) return at + 2;
  addNumberOrMonth(reading, tokenAt(reading, at + 4));
  return at + 4;
}

function addNumberOrMonth({ date }: Reading, text: string): void {
  const month = monthOf(text);
  if (month === undefined) date.addText(text);
  else date.addNumber(month, 'month');
}

// A number by itself is part of a date, unless «am» or «pm» comes after it.
function lone(reading: Reading, at: number): number | undefined {
  const { tokens, fields, date } = reading;
  const next = tokens[at + 1];
  if (next !== undefined && !isJump(next)) return undefined;
  const value = numberOf(tokenAt(reading, at));
  const half = halfOfDay(tokens[at + 2]);
  if (half === undefined) {
    date.addNumber(value);
    return at + 1;
  }
  fields.hour = withHalfOfDay(Math.trunc(value), half);
  return at + 2;
}

// 12am
function withHalf(reading: Reading, at: number): number | undefined {
  const half = halfOfDay(reading.tokens[at + 1]);
  const value = numberOf(tokenAt(reading, at));
  if (half === undefined || value >= 24) return undefined;
  reading.fields.hour = withHalfOfDay(Math.trunc(value), half);
  return at + 1;
}

function possibleDay(reading: Reading, at: number): number | undefined {
  const value = numberOf(tokenAt(reading, at));
  if (!reading.date.couldBeDay(value)) return undefined;
  reading.date.addNumber(value);
  return at;
}

function setMinute(fields: Reading['fields'], text: string): void {
  fields.minute = Math.trunc(numberOf(text));
  const second = sixtieths(text);
  if (second === undefined) delete fields.second;
  else fields.second = second;
}

function wholeSeconds(text: string): number {
  const [whole = '', fraction] = text.split('.');
  if (fraction !== undefined) wholeNumber(fraction.slice(0, 6).padEnd(6, '0'));
  return wholeNumber(whole);
}
