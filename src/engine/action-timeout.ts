import type { ActionDeclaration, ActionTypeId, RuleDeclaration } from '../model/index.js';
import type { Millis } from './state.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const timeoutByProvider: ReadonlyMap<string, Millis> = new Map([
  ['Approval Manual', 7 * day],
  ['Build CodeBuild', 8 * hour],
  ['Test CodeBuild', 8 * hour],
  ['Deploy S3', 90 * minute],
  ['Deploy CloudFormation', 3 * day],
  ['Deploy CloudFormationStackSet', 3 * day],
  ['Deploy CloudFormationStackInstances', 3 * day],
  ['Deploy CodeDeploy', 5 * day],
  ['Deploy CodeDeployToECS', 5 * day],
  ['Deploy Lambda', day],
  ['Invoke Lambda', day],
  ['Invoke StepFunctions', 7 * day],
]);

/** How long an action may take before it fails. */
export const timeoutOf = (action: ActionDeclaration): Millis =>
  action.timeoutInMinutes === undefined
    ? defaultTimeout(action.actionTypeId)
    : action.timeoutInMinutes * minute;

/** How long a rule may take before it fails. */
export const ruleTimeoutOf = ({ timeoutInMinutes, configuration }: RuleDeclaration): Millis =>
  timeoutInMinutes === undefined
    ? hour + minutesToWait(configuration?.['WaitTime'])
    : timeoutInMinutes * minute;

// For so long an alarm is watched, however well all goes.
const minutesToWait = (waitTime: string | undefined): Millis =>
  /^\d{1,6}$/.test(waitTime ?? '') ? Number(waitTime) * minute : 0;

const defaultTimeout = ({ category, owner, provider }: ActionTypeId): Millis => {
  // Done by somebody's own workers.
  if (owner !== 'AWS') return day;
  return timeoutByProvider.get(`${category} ${provider}`) ?? hour;
};
