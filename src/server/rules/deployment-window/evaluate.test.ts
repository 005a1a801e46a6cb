import { describe, expect, test } from 'vitest';
import { ruleWork } from '../../../../test/support/rule-work.js';
import { evaluate } from './evaluate.js';

const officeHours = { Cron: '* * 9-16 ? * MON-FRI', TimeZone: 'Europe/Berlin' };

interface When {
  readonly at: string;
  readonly timeoutInMinutes?: number;
  readonly token?: string;
}

// The job was created on Friday at 09:00 in Berlin, unless the token says that it went on from another.
const look = (configuration: Readonly<Record<string, string>>, { at, token, ...rule }: When) =>
  evaluate(
    ruleWork('DeploymentWindow', {
      configuration,
      rule,
      now: Date.parse(at),
      ...(token === undefined ? {} : { token }),
    }),
  );

const no = (message: string) => ({ kind: 'failed', type: 'JobFailed', message });

test('an open window is one to deploy in', async () => {
  expect(await look(officeHours, { at: '2026-11-06T08:00:00Z' })).toEqual({
    kind: 'succeeded',
    summary: 'The deployment window is open.',
  });
});

describe('a closed window', () => {
  test('fails a rule without a timeout, which says when it opens', async () => {
    expect(await look(officeHours, { at: '2026-11-06T17:30:00Z' })).toEqual(
      no(
        'The deployment window is closed. It opens at 2026-11-09T09:00:00+01:00 (Europe/Berlin). Give the rule a timeoutInMinutes to let it wait.',
      ),
    );
    expect(await look({ Cron: '* * 9-16 ? * *' }, { at: '2026-11-06T08:00:00Z' })).toEqual(
      no(
        'The deployment window is closed. It opens at 2026-11-06T09:00:00Z (UTC). Give the rule a timeoutInMinutes to let it wait.',
      ),
    );
  });

  test('is waited for, and looked at again within the hour', async () => {
    const night = { Cron: '* * 22-23 ? * *', TimeZone: 'UTC-03:30' };
    const opens = 'which opens at 2026-11-06T22:00:00-03:30 (UTC-03:30).';
    const token = String(Date.parse('2026-11-06T08:00:00Z'));
    expect(await look(night, { at: '2026-11-06T08:00:00Z', timeoutInMinutes: 1_440 })).toEqual({
      kind: 'waiting',
      until: Date.parse('2026-11-06T09:00:00Z'),
      token,
      summary: `Waits for the deployment window, ${opens}`,
    });
    expect(
      await look(night, { at: '2026-11-07T01:10:00Z', timeoutInMinutes: 1_440, token }),
    ).toEqual({
      kind: 'waiting',
      until: Date.parse('2026-11-07T01:30:00Z'),
      token,
      summary: `Waits for the deployment window, ${opens}`,
    });
  });

  test('fails a rule at once when it cannot open before the timeout', async () => {
    const eleven = { Cron: '* * 11 ? * *' };
    expect(await look(eleven, { at: '2026-11-06T08:00:00Z', timeoutInMinutes: 180 })).toEqual(
      no(
        "The deployment window is closed. It opens at 2026-11-06T11:00:00Z (UTC), which is after the rule's timeout of 180 minutes.",
      ),
    );
    expect(
      await look(eleven, { at: '2026-11-06T08:00:00Z', timeoutInMinutes: 181 }),
    ).toHaveProperty('kind', 'waiting');
  });

  test('has its timeout from when the rule was first looked at', async () => {
    const eleven = { Cron: '* * 11 ? * *' };
    const token = String(Date.parse('2026-11-06T07:00:00Z'));
    const when = { at: '2026-11-06T08:00:00Z', timeoutInMinutes: 181, token };
    expect(await look(eleven, when)).toHaveProperty('kind', 'failed');
  });

  test('may never open again', async () => {
    expect(
      await look(
        { Cron: '* * * ? * * 2025' },
        { at: '2026-11-06T08:00:00Z', timeoutInMinutes: 60 },
      ),
    ).toEqual(no('The deployment window is closed, and never opens again.'));
  });
});

test.each([
  [{ Cron: '* * 25 ? * *' }, "Cron has the hours field '25'"],
  [{ Cron: '* * * ? * *', TimeZone: 'Berlin' }, 'TimeZone is not a time zone'],
  [{}, 'Cron has 1 fields'],
])('a window as %j cannot be evaluated', async (configuration, beginning) => {
  const verdict = await look(configuration, { at: '2026-11-06T08:00:00Z' });
  expect(verdict).toMatchObject({ kind: 'failed', type: 'ConfigurationError' });
  expect(verdict).toHaveProperty('message', expect.stringContaining(beginning));
});
