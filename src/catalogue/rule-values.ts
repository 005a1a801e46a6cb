/** How a VariableCheck compares. */
export const comparisonOperators = ['EQ', 'NE', 'CONTAINS', 'MATCHES'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export const isComparisonOperator = (text: string): text is ComparisonOperator =>
  comparisonOperators.some((operator) => operator === text);

/** The states of an alarm that a CloudWatchAlarm can watch for. */
export const alarmStates = ['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const;
export type AlarmState = (typeof alarmStates)[number];

/** The states of a list with commas; undefined when there are others in it. */
export const readAlarmStates = (text: string): readonly AlarmState[] | undefined => {
  const names = text.split(',').map((name) => name.trim());
  const states = alarmStates.filter((state) => names.includes(state));
  return names.every((name) => alarmStates.some((state) => state === name)) ? states : undefined;
};

export const waitMinutesMax = 86_400;

/** The minutes of a WaitTime; undefined when it is no whole number of them. */
export const readWaitTime = (text: string): number | undefined => {
  const minutes = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN;
  return minutes <= waitMinutesMax ? minutes : undefined;
};
