import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CliError } from '../../cli-error.js';
import { PythonDate, PythonDatetime, PythonFloat } from '../python-value.js';
import { parseTimestamp } from './parse-timestamp.js';

// A Sunday.
const now = new Date(2026, 2, 1, 15, 30).getTime();

const read = (value: unknown) => {
  const seconds = parseTimestamp(value, now);
  return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString().slice(0, -5);
};

// What botocore makes of them with python-dateutil.
test.each([
  ['2026-03-01', '2026-03-01T00:00:00'],
  ['2026-3-1', '2026-03-01T00:00:00'],
  ['20260301 10:20', '2026-03-01T10:20:00'],
  ['2026/03/01', '2026-03-01T00:00:00'],
  ['2026.03.01', '2026-03-01T00:00:00'],
  ['2026-03-01T10:20:30Z', '2026-03-01T10:20:30'],
  ['2026-03-01t10:20:30z', '2026-03-01T10:20:30'],
  ['2026-03-01 10:20', '2026-03-01T10:20:00'],
  ['2026-03-01T10:20:30.999Z', '2026-03-01T10:20:30'],
  ['2026-03-01T10:20:30,5Z', '2026-03-01T10:20:30'],
  ['2026-03-01T10:20.5Z', '2026-03-01T10:20:30'],
  ['20260301T102030', '2026-03-01T10:20:30'],
  ['20260301102030', '2026-03-01T10:20:30'],
  ['20260301T1020', '2026-03-01T10:20:00'],
  ['260301T10', '2001-03-26T10:00:00'],
  ['20260301', '1970-08-23T11:51:41'],
  ['2026-03-01T10:20:30+05:30', '2026-03-01T04:50:30'],
  ['2026-03-01T10:20:30-0530', '2026-03-01T15:50:30'],
  ['2026-03-01T10:20:30 +5', '2026-03-01T05:20:30'],
  ['2026-03-01T10:20:30 UTC', '2026-03-01T10:20:30'],
  ['2026-03-01T10:20:30 GMT+3', '2026-03-01T13:20:30'],
  ['2026-03-01T10:20:30 -0300 (BRST)', '2026-03-01T13:20:30'],
  ['Sun, 01 Mar 2026 10:20:30 GMT', '2026-03-01T10:20:30'],
  ['Sun Mar  1 10:20:30 2026', '2026-03-01T10:20:30'],
  ['1 March 2026', '2026-03-01T00:00:00'],
  ['March 1st, 2026 10:20 PM', '2026-03-01T22:20:00'],
  ['Mar-1-26', '2026-03-01T00:00:00'],
  ['Mar of 26', '2026-03-01T00:00:00'],
  ['3/1/2026', '2026-03-01T00:00:00'],
  ['13/1/2026', '2026-01-13T00:00:00'],
  ['10h20m30s 2026-03-01', '2026-03-01T10:20:30'],
  ['10:20', '2026-03-01T10:20:00'],
  ['12am', '2026-03-01T00:00:00'],
  ['Mon', '2026-03-02T00:00:00'],
  ['Feb', '2026-02-01T00:00:00'],
  ['0099-01-01', '0099-01-01T00:00:00'],
  ['July 10, 96', '1996-07-10T00:00:00'],
  ['1772360430', '2026-03-01T10:20:30'],
  [' 1_772_360_430.9 ', '2026-03-01T10:20:30'],
  ['1.77236043e9', '2026-03-01T10:20:30'],
  ['-0.5', '1969-12-31T23:59:59'],
])('%s is %s', (text, time) => {
  expect(read(text)).toBe(time);
});

test.each([
  'now',
  'soon',
  '',
  '  ',
  '2026-02-30',
  '2026-13-01',
  '2026-03-01T25:00',
  '2026-03-01T10:60',
  '2026-03-01T10:00:60',
  '2026-W10-1',
  '1 2 3 4',
  '31/31',
  'Feb 30',
  '5 am x',
  '99:99',
  '2026-03-01T10:00+24:00',
  '12:34:56:78',
  '0000-01-01',
  'nan',
])('«%s» is no time', (text) => {
  expect(read(text)).toBeUndefined();
});

test.each<[unknown, string | undefined]>([
  [0, '1970-01-01T00:00:00'],
  [1.9, '1970-01-01T00:00:01'],
  [true, '1970-01-01T00:00:01'],
  [new PythonFloat(1e3), '1970-01-01T00:16:40'],
  [new PythonDatetime('2026-03-01T10:00:00', 5, 3600), '2026-03-01T09:00:00'],
  [new PythonDatetime('2026-03-01T10:00:00', 5, undefined), '2026-03-01T10:00:00'],
  [new PythonDate('2026-03-01'), undefined],
  [1e12, undefined],
  [null, undefined],
  [['2026-03-01'], undefined],
  [{}, undefined],
])('%j stands for %s', (value, time) => {
  expect(read(value)).toBe(time);
});

test.each([
  ['inf', 'Unable to calculate correct timezone offset for "inf"'],
  ['1700000000000', 'Unable to calculate correct timezone offset for "1700000000000"'],
  ['9999-12-31T23:59:59-23:00', 'date value out of range'],
])('%s is more than the calendar holds', (text, message) => {
  expect(() => read(text)).toThrow(new CliError(message, { exitCode: 255 }));
});

test('an ISO time is its epoch seconds', () => {
  const times = fc.date({
    min: new Date('1000-01-01'),
    max: new Date('9999-12-30'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(times, (time) => {
      expect(parseTimestamp(time.toISOString(), now)).toBe(Math.floor(time.getTime() / 1000));
    }),
  );
});

test('any text is a time or none', () => {
  const piece = fc.constantFrom(
    '2026',
    '03',
    '1',
    'T',
    'Z',
    ' ',
    ':',
    '-',
    '/',
    '.',
    '+',
    ',',
    '45.5',
    'Mar',
    'Mon',
    'am',
    'h',
    'm',
    'of',
    'UTC',
    '(',
    ')',
    '0530',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const text = pieces.join('');
      try {
        const seconds = parseTimestamp(text, now);
        if (seconds !== undefined) expect(seconds).toBe(Math.trunc(seconds));
      } catch (error) {
        expect(error).toBeInstanceOf(CliError);
      }
    }),
  );
});
