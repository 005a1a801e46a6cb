import {
  alarmStates,
  comparisonOperators,
  isComparisonOperator,
  readAlarmStates,
  readWaitTime,
  waitMinutesMax,
} from '../catalogue/index.js';
import { cronFault, timeZoneFault } from '../deployment-window/index.js';
import { configuredIn } from './declared-rule.js';
import { eachRule, type Rule } from './outline.js';
import { faultAt, invalidStage } from './structure-fault.js';
import { hasReference } from './variable-reference.js';

/** Makes a rule of a check of one value in the configuration of one provider's rules. */
const eachValue = (
  provider: string,
  key: string,
  // What is wrong with it, as a clause that goes on after the key.
  check: (value: string) => string | undefined,
): Rule =>
  eachRule(({ rule, type }) => {
    const value = type?.id.provider === provider ? configuredIn(rule, key) : undefined;
    // What it is once its variables are put in is seen when it is evaluated.
    const why = value === undefined || hasReference(value) ? undefined : check(value);
    return why === undefined
      ? undefined
      : faultAt(
          invalidStage(`Rule configuration for rule '${rule.name}': ${key} ${why}`),
          'configuration',
          key,
        );
  });

export const hasOperatorsOfVariableChecks: Rule = eachValue('VariableCheck', 'Operator', (value) =>
  isComparisonOperator(value) ? undefined : `must be one of ${comparisonOperators.join(', ')}`,
);

export const hasCronsThatAreUnderstood: Rule = eachValue('DeploymentWindow', 'Cron', cronFault);

export const hasKnownTimeZones: Rule = eachValue('DeploymentWindow', 'TimeZone', timeZoneFault);

export const hasKnownAlarmStates: Rule = eachValue('CloudWatchAlarm', 'AlarmStates', (value) =>
  readAlarmStates(value) ? undefined : `must be a list, with commas, of ${alarmStates.join(', ')}`,
);

export const hasWaitTimesInMinutes: Rule = eachValue('CloudWatchAlarm', 'WaitTime', (value) =>
  readWaitTime(value) === undefined
    ? `must be a whole number of minutes from 0 to ${waitMinutesMax}`
    : undefined,
);
