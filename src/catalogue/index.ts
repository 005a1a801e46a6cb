export { builtInActionTypes, findBuiltInActionType } from './built-in-action-types.js';
export { type KnownActionType, toActionType } from './known-action-type.js';
export { findRuleType, type KnownRuleType, ruleTypes, toRuleType } from './rule-types.js';
export {
  type AlarmState,
  alarmStates,
  type ComparisonOperator,
  comparisonOperators,
  isComparisonOperator,
  readAlarmStates,
  readWaitTime,
  waitMinutesMax,
} from './rule-values.js';
