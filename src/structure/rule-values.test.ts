import { describe, expect, test } from 'vitest';
import { faultsWithRule, ofRule, rule } from '../../test/support/declared-rules.js';

const check = (more: Readonly<Record<string, string>>) =>
  rule('A', 'VariableCheck', {
    configuration: { Variable: 'a', Value: 'b', Operator: 'EQ', ...more },
  });
const window = (more: Readonly<Record<string, string>>) =>
  rule('A', 'DeploymentWindow', { configuration: { Cron: '* * 9-16 ? * *', ...more } });
const alarm = (more: Readonly<Record<string, string>>) =>
  rule('A', 'CloudWatchAlarm', { configuration: { AlarmName: 'Errors', ...more } });

const wrong = (key: string, why: string) =>
  `${ofRule}.configuration.${key}: Rule configuration for rule 'A': ${key} ${why}`;

describe('a value is refused', () => {
  test.each([
    [check({ Operator: 'eq' }), wrong('Operator', 'must be one of EQ, NE, CONTAINS, MATCHES')],
    [
      window({ Cron: '* * 9-25 ? * *' }),
      wrong('Cron', "has the hours field '9-25': it takes 0-23, *, lists, ranges and steps"),
    ],
    [
      window({ TimeZone: 'Berlin' }),
      wrong(
        'TimeZone',
        'is not a time zone that is known here: write Region/City, such as Europe/Berlin, or an offset, such as UTC+02:00',
      ),
    ],
    [
      alarm({ AlarmStates: 'ALARM,RED' }),
      wrong('AlarmStates', 'must be a list, with commas, of ALARM, OK, INSUFFICIENT_DATA'),
    ],
    [
      alarm({ WaitTime: '1.5' }),
      wrong('WaitTime', 'must be a whole number of minutes from 0 to 86400'),
    ],
    [
      alarm({ WaitTime: '86401' }),
      wrong('WaitTime', 'must be a whole number of minutes from 0 to 86400'),
    ],
  ])('in %j', (declared, fault) => {
    expect(faultsWithRule(declared)).toEqual([fault]);
  });
});

describe('a value is fine', () => {
  test.each([
    check({ Operator: 'MATCHES' }),
    window({ Cron: '0 0 9-17 ? * MON-FRI *', TimeZone: 'PST' }),
    alarm({ AlarmStates: 'ALARM, INSUFFICIENT_DATA', WaitTime: '20' }),
    // What comes of these is known when the rule is evaluated.
    check({ Operator: '#{Src.Operator}' }),
    window({ Cron: '#{Src.Cron}', TimeZone: '#{Src.Zone}' }),
    alarm({ AlarmStates: '#{Src.States}', WaitTime: '#{Src.Minutes}' }),
  ])('in %j', (declared) => {
    expect(faultsWithRule(declared)).toEqual([]);
  });
});
