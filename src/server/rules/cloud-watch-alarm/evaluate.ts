import { alarmStates, readAlarmStates, readWaitTime } from '../../../catalogue/index.js';
import {
  type EvaluateRule,
  misconfigured,
  type RuleVerdict,
  type RuleWork,
  saysNo,
} from '../rule.js';
import { waitingSince } from '../waiting-since.js';
import { describeAlarm, type FoundAlarm } from './describe-alarm.js';

const minute = 60_000;
const lookEvery = 30_000;

/** Succeeds when an alarm stays out of some of its states for a while. */
export const evaluate: EvaluateRule = async (work) => {
  const { job, settings, now, signal } = work;
  const { AlarmName = '', AlarmStates = 'ALARM', WaitTime = '0' } = job.data.configuration;
  const states = readAlarmStates(AlarmStates);
  if (states === undefined) {
    return misconfigured(`AlarmStates must be a list, with commas, of ${alarmStates.join(', ')}.`);
  }
  const waitMinutes = readWaitTime(WaitTime);
  if (waitMinutes === undefined) {
    return misconfigured('WaitTime must be a whole number of minutes.');
  }
  if (settings.cloudWatch === undefined) return misconfigured(noCloudWatch);
  const region = job.data.rule.region ?? job.region;
  const found = await describeAlarm(settings.cloudWatch, { name: AlarmName, region, now, signal });
  if (found.kind === 'refused') return { ...found, kind: 'failed' };
  if (found.kind === 'missing') {
    return misconfigured(`There is no alarm named ${AlarmName} in region ${region}.`);
  }
  if (states.some((state) => state === found.state)) return saysNo(alarmed(AlarmName, found));
  return whileQuiet(work, { summary: `Alarm ${AlarmName} is ${found.state}`, waitMinutes });
};

const noCloudWatch =
  'This server has no CloudWatch to ask. Start it with --cloudwatch-endpoint, and with PIPEWRIGHT_CLOUDWATCH_ACCESS_KEY_ID and PIPEWRIGHT_CLOUDWATCH_SECRET_ACCESS_KEY in its environment.';

const alarmed = (
  name: string,
  { state, reason }: Extract<FoundAlarm, { kind: 'found' }>,
): string =>
  reason === '' ? `Alarm ${name} is ${state}.` : `Alarm ${name} is ${state}: ${reason}`;

const whileQuiet = (
  work: RuleWork,
  { summary, waitMinutes }: { readonly summary: string; readonly waitMinutes: number },
): RuleVerdict => {
  const since = waitingSince(work);
  const end = since + waitMinutes * minute;
  if (waitMinutes === 0 || work.now >= end) return { kind: 'succeeded', summary: `${summary}.` };
  return {
    kind: 'waiting',
    until: Math.min(end, work.now + lookEvery),
    token: String(since),
    summary: `${summary}, and is watched until ${new Date(end).toISOString()}.`,
  };
};
