import { describe, expect, test } from 'vitest';
import { amzDate, parseAmzDate } from './amz-date.js';

describe('X-Amz-Date', () => {
  test('is written to the second in UTC', () => {
    expect(amzDate(Date.UTC(2026, 0, 31, 23, 59, 59, 999))).toBe('20260131T235959Z');
  });

  test('is read back to the same moment', () => {
    expect(parseAmzDate('20260131T235959Z')).toBe(Date.UTC(2026, 0, 31, 23, 59, 59));
  });

  test.each([
    '',
    '20260131',
    '20260131T235959',
    '20260131t235959z',
    '20260231T000000Z',
    '20260131T240000Z',
    '2026-01-31T23:59Z',
    '20260131T23595 Z',
    '+0260131T235959Z',
    'ABCDEFGHTIJKLMNZ',
  ])('%j is not one', (text) => {
    expect(parseAmzDate(text)).toBeUndefined();
  });
});
