import { afterEach, describe, expect, test, vi } from 'vitest';
import { floatValue } from '../values/python-value.js';
import { isoTimestamp } from './iso-timestamp.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a time of the wire', () => {
  test.each([
    [1_700_000_000, '2023-11-14T22:13:20+00:00'],
    [1_700_000_000.25, '2023-11-14T22:13:20.250000+00:00'],
    [1_700_000_000.123_456_5, '2023-11-14T22:13:20.123456+00:00'],
    [floatValue(0), '1970-01-01T00:00:00+00:00'],
    [-0.5, '1969-12-31T23:59:59.500000+00:00'],
    [1.999_999_9, '1970-01-01T00:00:02+00:00'],
    [-62_135_596_800, '0001-01-01T00:00:00+00:00'],
    [253_402_300_799, '9999-12-31T23:59:59+00:00'],
    ['1700000000.5', '2023-11-14T22:13:20.500000+00:00'],
    ['2023-11-14T22:13:20Z', '2023-11-14T22:13:20+00:00'],
    ['2023-11-14T22:13:20.25+02:00', '2023-11-14T22:13:20.250000+02:00'],
    ['2023-11-14T22:13:20', '2023-11-14T22:13:20'],
    ['2023-11-14', '2023-11-14T00:00:00'],
    ['Tue, 14 Nov 2023 22:13:20 GMT', '2023-11-14T22:13:20+00:00'],
  ])('%s is %s', (value, expected) => {
    vi.stubEnv('TZ', 'UTC');
    expect(isoTimestamp(value)).toBe(expected);
  });

  test('has the offset of the local zone', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(isoTimestamp(1_700_000_000)).toBe('2023-11-14T23:13:20+01:00');
    expect(isoTimestamp(1_720_000_000)).toBe('2024-07-03T11:46:40+02:00');
    vi.stubEnv('TZ', 'America/New_York');
    expect(isoTimestamp(1_700_000_000)).toBe('2023-11-14T17:13:20-05:00');
  });

  test("has the zone's offset of today, though it had another then", () => {
    vi.stubEnv('TZ', 'Asia/Kathmandu');
    expect(isoTimestamp(0)).toBe('1970-01-01T05:45:00+05:45');
  });

  test.each<[unknown, string]>([
    [253_402_300_800, 'year 10000 is out of range'],
    [1e15, 'year 31690708 is out of range'],
    [-62_135_596_801, 'year 0 is out of range'],
    [floatValue(1e30), 'Unable to calculate correct timezone offset for "1e+30"'],
    [floatValue(Number.NaN), 'Invalid value NaN (not a number)'],
    ['soon', 'Invalid timestamp "soon": Unknown string format: soon'],
    [[], 'Invalid timestamp "[]": Parser must be a string or character stream, not list'],
  ])('%s is none', (value, message) => {
    vi.stubEnv('TZ', 'UTC');
    expect(() => isoTimestamp(value)).toThrow(expect.objectContaining({ exitCode: 255, message }));
  });
});
