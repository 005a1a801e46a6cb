import { describe, expect, test } from 'vitest';
import { cronFault, isWindowFault, readDeploymentWindow, timeZoneFault } from './index.js';

const windowOf = (cron: string, timeZone?: string) => {
  const window = readDeploymentWindow({ cron, timeZone });
  if (isWindowFault(window)) throw new Error(`${window.key} ${window.why}`);
  return window;
};

const isOpen = (cron: string, at: string, timeZone?: string) =>
  windowOf(cron, timeZone).isOpen(Date.parse(at));

const opens = (cron: string, after: string, timeZone?: string) => {
  const opening = windowOf(cron, timeZone).nextOpening(Date.parse(after));
  return opening === undefined ? undefined : new Date(opening).toISOString().replace('.000Z', 'Z');
};

describe('a window is open in each minute that the expression selects', () => {
  const officeHours = '* * 9-16 ? * MON-FRI';

  test.each([
    // 6 November 2026 is a Friday.
    [officeHours, '2026-11-06T08:59:59.999Z', false],
    [officeHours, '2026-11-06T09:00:00Z', true],
    [officeHours, '2026-11-06T16:59:59.999Z', true],
    [officeHours, '2026-11-06T17:00:00Z', false],
    [officeHours, '2026-11-07T12:00:00Z', false],
    // With the seconds at 0, the whole minute is meant all the same.
    ['0 * 9-16 ? * MON-FRI', '2026-11-06T10:00:31Z', true],
    ['0 0 9-17 ? * MON-FRI *', '2026-11-06T10:00:59Z', true],
    ['0 0 9-17 ? * MON-FRI *', '2026-11-06T10:01:00Z', false],
    ['* 5/15 * * * ?', '2026-11-06T10:20:00Z', true],
    ['* 5/15 * * * ?', '2026-11-06T10:15:00Z', false],
    ['* */20 * * * ?', '2026-11-06T10:40:00Z', true],
    ['* 10-30/10 * * * ?', '2026-11-06T10:40:00Z', false],
    ['* * 22-5 * * ?', '2026-11-06T23:10:00Z', true],
    ['* * 22-5 * * ?', '2026-11-06T05:10:00Z', true],
    ['* * 22-5 * * ?', '2026-11-06T06:10:00Z', false],
    ['* * * ? * FRI-MON', '2026-11-08T00:00:00Z', true],
    ['* * * ? * FRI-MON', '2026-11-10T00:00:00Z', false],
    ['* * * ? nov-feb fri', '2026-11-06T00:00:00Z', true],
    ['* * * * 1,3-5 ?', '2026-11-06T00:00:00Z', false],
    ['* * * ? * 6', '2026-11-06T00:00:00Z', true],
    ['* * * ? * 1', '2026-11-08T00:00:00Z', true],
    ['* * * ? * 7', '2026-11-08T00:00:00Z', false],
    ['* * * ? * L', '2026-11-07T00:00:00Z', true],
    ['* * * ? * 6L', '2026-11-27T00:00:00Z', true],
    ['* * * ? * FRIL', '2026-11-20T00:00:00Z', false],
    ['* * * ? * 6#1', '2026-11-06T00:00:00Z', true],
    ['* * * ? * FRI#2,SUN', '2026-11-06T00:00:00Z', false],
    ['* * * ? * FRI#2,SUN', '2026-11-08T00:00:00Z', true],
    ['* * * L * ?', '2026-11-30T00:00:00Z', true],
    ['* * * L * ?', '2026-11-29T00:00:00Z', false],
    ['* * * L,6 * ?', '2026-11-06T00:00:00Z', true],
    // The last day of January 2026 is a Saturday.
    ['* * * LW * ?', '2026-01-30T00:00:00Z', true],
    ['* * * LW * ?', '2026-01-31T00:00:00Z', false],
    ['* * * L-3 * ?', '2026-11-27T00:00:00Z', true],
    ['* * * L-3 * ?', '2026-12-28T00:00:00Z', true],
    ['* * * L-3 * ?', '2027-02-25T00:00:00Z', true],
    ['* * * L-3 * ?', '2028-02-25T00:00:00Z', false],
    ['* * * L-3 * ?', '2028-02-26T00:00:00Z', true],
    ['* * * * * ? 2027', '2026-11-06T00:00:00Z', false],
    ['* * * * * ? 2020-2030/2', '2026-11-06T00:00:00Z', true],
    ['* * * * * ? *', '2026-11-06T00:00:00Z', true],
  ])('%s at %s: %s', (cron, at, open) => {
    expect(isOpen(cron, at)).toBe(open);
  });
});

describe('a closed window opens at the first minute that is selected', () => {
  test.each([
    ['* * 9-16 ? * MON-FRI', '2026-11-06T17:00:30Z', '2026-11-09T09:00:00Z'],
    ['0 0 9-17 ? * MON-FRI *', '2026-11-06T10:01:00Z', '2026-11-06T11:00:00Z'],
    // 15 August 2026 is a Saturday, 15 November a Sunday.
    ['0 30 8 15W 8,11 ?', '2026-08-01T00:00:00Z', '2026-08-14T08:30:00Z'],
    ['0 30 8 15W 8,11 ?', '2026-08-15T00:00:00Z', '2026-11-16T08:30:00Z'],
    // 1 August 2026 is a Saturday: the nearest weekday in the same month is the Monday.
    ['0 0 8 1W 8 ?', '2026-07-01T00:00:00Z', '2026-08-03T08:00:00Z'],
    ['0 0 12 L 2 ?', '2027-03-01T00:00:00Z', '2028-02-29T12:00:00Z'],
    ['0 0 12 L-29 2 ?', '2026-01-01T00:00:00Z', undefined],
    ['0 0 12 L-28 2 ?', '2026-01-01T00:00:00Z', '2028-02-01T12:00:00Z'],
    // Of the months of 2026, January is the first with a fifth Friday, and then May.
    ['0 0 0 ? * 6#5', '2026-01-31T00:00:00Z', '2026-05-29T00:00:00Z'],
    ['0 0 0 ? * 6L 2030', '2026-01-31T00:00:00Z', '2030-01-25T00:00:00Z'],
    ['0 0 0 1 1 ? 2199', '2026-01-31T00:00:00Z', '2199-01-01T00:00:00Z'],
    ['0 0 0 1 1 ? 2025', '2026-01-31T00:00:00Z', undefined],
    ['0 0 0 31 2 ?', '2026-01-31T00:00:00Z', undefined],
  ])('%s after %s: %s', (cron, after, opening) => {
    expect(opens(cron, after)).toBe(opening);
  });
});

describe('a window is one of its time zone', () => {
  test.each([
    ['America/New_York', '2026-11-06T14:00:00Z'],
    ['PST', '2026-11-06T17:00:00Z'],
    ['pst', '2026-11-06T17:00:00Z'],
    ['EST', '2026-11-06T14:00:00Z'],
    ['IST', '2026-11-06T03:30:00Z'],
    ['UTC', '2026-11-06T09:00:00Z'],
    ['UTC+05:30', '2026-11-06T03:30:00Z'],
    ['UTC-03:00', '2026-11-06T12:00:00Z'],
    ['GMT+2', '2026-11-06T07:00:00Z'],
    ['+02:00', '2026-11-06T07:00:00Z'],
    ['Asia/Kathmandu', '2026-11-06T03:15:00Z'],
  ])('%s', (timeZone, opening) => {
    expect(opens('* * 9 6 11 ?', '2026-11-05T12:00:00Z', timeZone)).toBe(opening);
    expect(isOpen('* * 9 6 11 ?', opening, timeZone)).toBe(true);
  });

  test('the day of the week is that of the zone', () => {
    // Sunday evening in Los Angeles is Monday in UTC.
    expect(isOpen('* * * ? * SUN', '2026-11-09T04:00:00Z', 'America/Los_Angeles')).toBe(true);
    expect(isOpen('* * * ? * SUN', '2026-11-09T04:00:00Z')).toBe(false);
  });

  test('where the clocks go forward, what they leave out is no window', () => {
    // On 29 March 2026 in Berlin, 01:59 is followed by 03:00.
    expect(isOpen('* * 2 * * ?', '2026-03-29T01:00:00Z', 'Europe/Berlin')).toBe(false);
    expect(opens('0 30 2 * * ?', '2026-03-29T00:00:00Z', 'Europe/Berlin')).toBe(
      '2026-03-30T00:30:00Z',
    );
    expect(opens('* * 2-3 * * ?', '2026-03-29T00:30:00Z', 'Europe/Berlin')).toBe(
      '2026-03-29T01:00:00Z',
    );
    // On 24 April 2026 in Cairo, Thursday is followed by 01:00 of Friday.
    expect(opens('* * * ? * FRI', '2026-04-23T21:30:00Z', 'Africa/Cairo')).toBe(
      '2026-04-23T22:00:00Z',
    );
    expect(opens('* * 0 ? * *', '2026-04-23T21:30:00Z', 'Africa/Cairo')).toBe(
      '2026-04-24T21:00:00Z',
    );
    // Lord Howe Island moves by half an hour: on 4 October 2026, 01:59 is followed by 02:30.
    expect(opens('* * 2 * * ?', '2026-10-03T15:00:00Z', 'Australia/Lord_Howe')).toBe(
      '2026-10-03T15:30:00Z',
    );
  });

  test('where the clocks go back, a window is there twice', () => {
    // On 25 October 2026 in Berlin, the hour from 02:00 comes at 00:00Z and at 01:00Z.
    const [cron, zone] = ['* 30-39 2 * * ?', 'Europe/Berlin'];
    expect(isOpen(cron, '2026-10-25T00:35:00Z', zone)).toBe(true);
    expect(isOpen(cron, '2026-10-25T00:45:00Z', zone)).toBe(false);
    expect(opens(cron, '2026-10-25T00:45:00Z', zone)).toBe('2026-10-25T01:30:00Z');
    expect(opens('0 30 2 * * ?', '2026-10-25T00:31:00Z', zone)).toBe('2026-10-25T01:30:00Z');
    expect(opens(cron, '2026-10-25T01:40:00Z', zone)).toBe('2026-10-26T01:30:00Z');
  });
});

describe('what is no expression is refused, with what is wrong', () => {
  test.each([
    ['', 'has 1 fields'],
    ['* * * * *', 'has 5 fields'],
    ['* * * * * ? * *', 'has 8 fields'],
    ['@daily', 'has 1 fields'],
    ['2026-11-06T10:00:00', 'has 1 fields'],
    ['30 * * * * ?', "has the seconds field '30': write *"],
    ['* 60 * * * ?', "has the minutes field '60': it takes 0-59"],
    ['* ? * * * ?', "has the minutes field '?'"],
    ['* 1.5 * * * ?', "has the minutes field '1.5'"],
    ['* */0 * * * ?', "has the minutes field '*/0'"],
    ['* 1,,2 * * * ?', "has the minutes field '1,,2'"],
    ['* 1-2-3 * * * ?', "has the minutes field '1-2-3'"],
    ['* * 24 * * ?', "has the hours field '24'"],
    ['* * 9- * * ?', "has the hours field '9-'"],
    ['* * * 0 * ?', "has the day-of-month field '0'"],
    ['* * * L-31 * ?', "has the day-of-month field 'L-31'"],
    ['* * * 1,LW * ?', "has the day-of-month field '1,LW'"],
    ['* * * 32W * ?', "has the day-of-month field '32W'"],
    ['* * * 1-5W * ?', "has the day-of-month field '1-5W'"],
    ['* * * * 0 ?', "has the month field '0': it takes 1-12, JAN-DEC"],
    ['* * * * JANUARY ?', "has the month field 'JANUARY'"],
    ['* * * ? * 0', "has the day-of-week field '0'"],
    ['* * * ? * 8', "has the day-of-week field '8'"],
    ['* * * ? * +MON', "has the day-of-week field '+MON'"],
    ['* * * ? * 6#6', "has the day-of-week field '6#6'"],
    ['* * * ? * #2', "has the day-of-week field '#2'"],
    ['* * * * * ? 1969', "has the year field '1969': it takes 1970-2199"],
    ['* * * * * ? 2030-2020', "has the year field '2030-2020'"],
    ['* * * 13 * FRI', 'names days of the month and of the week: write ? for one of the two'],
  ])('%s', (cron, beginning) => {
    expect(cronFault(cron)?.slice(0, beginning.length)).toBe(beginning);
  });

  test('a long one is not repeated at length', () => {
    expect(cronFault(`* ${'1,'.repeat(4_000)}x * * * ?`)?.length).toBeLessThan(200);
  });

  test.each(['* * 9-17 * * MON-FRI', '* * * 1 * *', '* * * ? * ?', ' *  *\t* * * ? '])(
    '%s is one',
    (cron) => {
      expect(cronFault(cron)).toBeUndefined();
    },
  );
});

test.each(['BST', 'bst', 'XYZ', 'Mars/Olympus', '', 'UTC+15', 'UTC+01:75', 'constructor', '+'])(
  '%s is no time zone',
  (timeZone) => {
    expect(timeZoneFault(timeZone)).toContain('is not a time zone that is known here');
    expect(readDeploymentWindow({ cron: '* * * * * ?', timeZone })).toMatchObject({
      kind: 'fault',
      key: 'TimeZone',
    });
  },
);
