import { expect, test } from 'vitest';
import { millisOfIsoTime } from './iso-time.js';

const noon = Date.UTC(2026, 2, 1, 12);

test.each([
  ['2026-03-01', Date.UTC(2026, 2, 1)],
  ['2026-03-01T12:00Z', noon],
  ['2026-03-01T12:00:00Z', noon],
  ['2026-03-01t12:00:00z', noon],
  ['2026-03-01 12:00:00', noon],
  ['2026-03-01T12:00:00', noon],
  ['2026-03-01T13:00:00+01:00', noon],
  ['2026-03-01T06:30:00-0530', noon],
  ['2026-03-01T12:00:00.9Z', noon + 900],
  ['2026-03-01T12:00:00.123456789Z', noon + 123],
  ['1969-12-31T23:59:59.999Z', -1],
])('reads %s', (text, millis) => {
  expect(millisOfIsoTime(text)).toBe(millis);
});

test.each([
  '',
  'soon',
  '2026',
  '1772323200',
  '2026-02-30',
  '2026-13-01T00:00:00Z',
  '2026-03-01T25:00:00Z',
  '2026-03-01T12:00:00+99:00',
  '2026-03-01T12:00:00Z and more',
])('does not take %j for a time', (text) => {
  expect(millisOfIsoTime(text)).toBeUndefined();
});
