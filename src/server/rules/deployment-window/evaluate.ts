import {
  defaultTimeZone,
  isWindowFault,
  readDeploymentWindow,
} from '../../../deployment-window/index.js';
import { type EvaluateRule, misconfigured, saysNo } from '../rule.js';
import { waitingSince } from '../waiting-since.js';

const minute = 60_000;
/** A closed window is looked at again at least this often, in case the clock was set. */
const lookAgainAfterMax = 60 * minute;

/** Succeeds when the window is open. Where the rule has a timeout, it waits for so long. */
export const evaluate: EvaluateRule = async (work) => {
  const { Cron = '', TimeZone } = work.job.data.configuration;
  const window = readDeploymentWindow({ cron: Cron, timeZone: TimeZone });
  if (isWindowFault(window)) return misconfigured(`${window.key} ${window.why}.`);
  if (window.isOpen(work.now)) {
    return { kind: 'succeeded', summary: 'The deployment window is open.' };
  }
  const opening = window.nextOpening(work.now);
  if (opening === undefined) {
    return saysNo('The deployment window is closed, and never opens again.');
  }
  const opens = `at ${window.localTime(opening)} (${TimeZone ?? defaultTimeZone})`;
  const { timeoutInMinutes } = work.job.data.rule;
  if (timeoutInMinutes === undefined) {
    return saysNo(
      `The deployment window is closed. It opens ${opens}. Give the rule a timeoutInMinutes to let it wait.`,
    );
  }
  const since = waitingSince(work);
  if (opening >= since + timeoutInMinutes * minute) {
    return saysNo(
      `The deployment window is closed. It opens ${opens}, which is after the rule's timeout of ${timeoutInMinutes} minutes.`,
    );
  }
  return {
    kind: 'waiting',
    until: Math.min(opening, work.now + lookAgainAfterMax),
    token: String(since),
    summary: `Waits for the deployment window, which opens ${opens}.`,
  };
};
