import { evaluate as evaluateCloudWatchAlarm } from './cloud-watch-alarm/evaluate.js';
import { evaluate as evaluateDeploymentWindow } from './deployment-window/evaluate.js';
import type { EvaluateRule } from './rule.js';
import { evaluate as evaluateVariableCheck } from './variable-check/evaluate.js';

export type {
  CloudWatchSettings,
  EvaluateRule,
  RuleSettings,
  RuleVerdict,
  RuleWork,
} from './rule.js';

/** The rules that the server evaluates itself, by Category/Owner/Provider/Version. */
export const rules: Readonly<Record<string, EvaluateRule>> = {
  'Rule/AWS/CloudWatchAlarm/1': evaluateCloudWatchAlarm,
  'Rule/AWS/DeploymentWindow/1': evaluateDeploymentWindow,
  'Rule/AWS/VariableCheck/1': evaluateVariableCheck,
};
