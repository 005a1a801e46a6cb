import type { ActionDeclaration, ActionTypeId } from '../model/index.js';
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

const defaultTimeout = ({ category, owner, provider }: ActionTypeId): Millis => {
  if (owner === 'Custom') return day;
  return (owner === 'AWS' && timeoutByProvider.get(`${category} ${provider}`)) || hour;
};
