import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closedPort, type Loopback, startLoopback } from '../../../../test/support/loopback.js';
import { ruleCreated, ruleWork } from '../../../../test/support/rule-work.js';
import { parseAmzDate, sha256Hex, signRequest } from '../../../sigv4/index.js';
import { evaluate } from './evaluate.js';

let cloudWatch: Loopback;
let answer: { readonly status: number; readonly body: string };
let seenBefore = 0;

beforeAll(async () => {
  cloudWatch = await startLoopback(() => answer);
});
afterAll(() => cloudWatch.close());
beforeEach(() => {
  seenBefore = cloudWatch.requests.length;
});

/** What the test has asked of CloudWatch so far. */
const asked = () => cloudWatch.requests.slice(seenBefore);

const alarm = (state: string, StateReason = 'Threshold crossed.') => ({
  AlarmName: 'Errors',
  StateValue: state,
  StateReason,
});
const says = (body: unknown, status = 200) => {
  answer = { status, body: JSON.stringify(body) };
};

type Given = Omit<Parameters<typeof ruleWork>[1], 'configuration' | 'settings'>;

const watch = (
  configuration: Readonly<Record<string, string>> = {},
  { endpoint = cloudWatch.url, ...given }: Given & { readonly endpoint?: string } = {},
) =>
  evaluate(
    ruleWork('CloudWatchAlarm', {
      configuration: { AlarmName: 'Errors', ...configuration },
      settings: { cloudWatch: { endpoint, accessKeyId: 'AKID', secretAccessKey: 'geheim' } },
      ...given,
    }),
  );

const cannot = (type: string, message: string) => ({ kind: 'failed', type, message });

describe('a look at an alarm', () => {
  test('holds when it is quiet, and fails when it is not', async () => {
    says({ MetricAlarms: [alarm('OK')], CompositeAlarms: [] });
    expect(await watch()).toEqual({ kind: 'succeeded', summary: 'Alarm Errors is OK.' });
    says({ MetricAlarms: [], CompositeAlarms: [alarm('ALARM')] });
    expect(await watch()).toEqual(cannot('JobFailed', 'Alarm Errors is ALARM: Threshold crossed.'));
  });

  test('fails for the states that are to be watched, and no others', async () => {
    says({ MetricAlarms: [alarm('INSUFFICIENT_DATA', '')] });
    expect(await watch({ AlarmStates: 'OK, INSUFFICIENT_DATA' })).toEqual(
      cannot('JobFailed', 'Alarm Errors is INSUFFICIENT_DATA.'),
    );
    says({ MetricAlarms: [alarm('ALARM')] });
    expect(await watch({ AlarmStates: 'OK' })).toHaveProperty('kind', 'succeeded');
  });

  test('is one request in AWS JSON 1.0, signed as it is sent', async () => {
    says({ MetricAlarms: [alarm('OK')] });
    await watch({}, { rule: { region: 'eu-west-1' } });
    const [request] = asked();
    const body = request?.body ?? '';
    expect(JSON.parse(body)).toEqual({
      AlarmNames: ['Errors'],
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
    });
    expect(request).toMatchObject({
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'GraniteServiceVersion20100801.DescribeAlarms',
      },
    });
    const header = (name: string) => String(request?.headers[name]);
    const signed = signRequest(
      {
        method: 'POST',
        path: '/',
        query: '',
        headers: {
          host: header('host'),
          'content-type': header('content-type'),
          'x-amz-target': header('x-amz-target'),
        },
        payloadHash: sha256Hex(body),
      },
      {
        credentials: { accessKeyId: 'AKID', secretAccessKey: 'geheim' },
        region: 'eu-west-1',
        service: 'monitoring',
        now: parseAmzDate(header('x-amz-date')) ?? 0,
      },
    );
    expect(request?.headers.authorization).toBe(signed['authorization']);
  });

  test('goes to the region of the rule, where the endpoint leaves that open', async () => {
    says({ MetricAlarms: [alarm('OK')] });
    const endpoint = `${cloudWatch.url}/{region}/`;
    await watch({}, { endpoint });
    await watch({}, { endpoint, rule: { region: 'eu-west-1' } });
    expect(asked().map(({ path }) => path)).toEqual(['/us-east-1/', '/eu-west-1/']);
    expect(await watch({}, { endpoint, rule: { region: 'evil.example/' } })).toEqual(
      cannot('ConfigurationError', 'There is no alarm named Errors in region evil.example/.'),
    );
    expect(asked()).toHaveLength(2);
  });
});

describe('with a WaitTime', () => {
  const minutes = (count: number) => ruleCreated + count * 60_000;

  test('the alarm is looked at again and again until the time is over', async () => {
    says({ MetricAlarms: [alarm('OK')] });
    const first = await watch({ WaitTime: '2' }, { now: minutes(0) });
    const summary = 'Alarm Errors is OK, and is watched until 2026-11-06T08:02:00.000Z.';
    const token = String(ruleCreated);
    expect(first).toEqual({ kind: 'waiting', until: minutes(0.5), token, summary });
    expect(await watch({ WaitTime: '2' }, { now: minutes(1.75), token })).toEqual({
      kind: 'waiting',
      until: minutes(2),
      token,
      summary,
    });
    expect(await watch({ WaitTime: '2' }, { now: minutes(2), token })).toHaveProperty(
      'kind',
      'succeeded',
    );
  });

  test('an alarm that goes off meanwhile fails the rule at once', async () => {
    says({ MetricAlarms: [alarm('ALARM')] });
    const token = String(ruleCreated);
    expect(await watch({ WaitTime: '2' }, { now: minutes(1), token })).toHaveProperty(
      'type',
      'JobFailed',
    );
  });
});

describe('an alarm cannot be looked at', () => {
  test('when it is not there', async () => {
    says({ MetricAlarms: [], CompositeAlarms: [] });
    expect(await watch()).toEqual(
      cannot('ConfigurationError', 'There is no alarm named Errors in region us-east-1.'),
    );
  });

  test('when the server has no CloudWatch', async () => {
    const verdict = await evaluate(
      ruleWork('CloudWatchAlarm', { configuration: { AlarmName: 'Errors' } }),
    );
    expect(verdict).toMatchObject({ kind: 'failed', type: 'ConfigurationError' });
    expect(verdict).toHaveProperty('message', expect.stringContaining('--cloudwatch-endpoint'));
  });

  test.each([
    [
      { AlarmStates: 'RED' },
      'AlarmStates must be a list, with commas, of ALARM, OK, INSUFFICIENT_DATA.',
    ],
    [{ WaitTime: 'soon' }, 'WaitTime must be a whole number of minutes.'],
  ])('when the rule says %j', async (configuration, message) => {
    expect(await watch(configuration)).toEqual(cannot('ConfigurationError', message));
    expect(asked()).toEqual([]);
  });

  test('when CloudWatch refuses', async () => {
    says({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: 'Not you.' }, 400);
    expect(await watch()).toEqual(
      cannot(
        'PermissionError',
        `CloudWatch at ${cloudWatch.url} refuses to describe the alarm: AccessDeniedException: Not you.`,
      ),
    );
    says({ __type: 'ValidationError', message: 'What?' }, 400);
    expect(await watch()).toHaveProperty('type', 'ConfigurationError');
  });

  test('when what answers is no CloudWatch', async () => {
    answer = { status: 404, body: '<html>' };
    expect(await watch()).toEqual(
      cannot(
        'ConfigurationError',
        `The server at ${cloudWatch.url} answers 404, but not as CloudWatch does in its protocol AWS JSON 1.0. Check --cloudwatch-endpoint.`,
      ),
    );
    answer = { status: 200, body: '<DescribeAlarmsResponse/>' };
    expect(await watch()).toHaveProperty('type', 'ConfigurationError');
  });
});

describe('is to be tried again', () => {
  test.each([
    [500, {}],
    [429, {}],
    [400, { __type: 'Throttling', message: 'Rate exceeded' }],
  ])('when CloudWatch answers %s %j', async (status, body) => {
    says(body, status);
    await expect(watch()).rejects.toThrow(/is not able to answer/);
  });

  test('when nobody answers', async () => {
    const endpoint = `http://127.0.0.1:${await closedPort()}`;
    await expect(watch({}, { endpoint })).rejects.toThrow(
      /^CloudWatch at .* cannot be reached: .*ECONNREFUSED/,
    );
  });

  test('when the server stops', async () => {
    says({ MetricAlarms: [alarm('OK')] });
    const reason = new Error('stopping');
    await expect(watch({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
