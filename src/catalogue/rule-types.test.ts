import { describe, expect, test } from 'vitest';
import { RuleType, validate } from '../model/index.js';
import { findRuleType, ruleTypes, toRuleType } from './index.js';

test('there are the six rule types, in their order', () => {
  expect(ruleTypes.map(({ id }) => Object.values(id).join('/'))).toEqual([
    'Rule/AWS/CloudWatchAlarm/1',
    'Rule/AWS/CodeBuild/1',
    'Rule/AWS/Commands/1',
    'Rule/AWS/DeploymentWindow/1',
    'Rule/AWS/LambdaInvoke/1',
    'Rule/AWS/VariableCheck/1',
  ]);
});

describe.each(ruleTypes)('$id.provider', (known) => {
  test('is one that the model lets through as it is listed', () => {
    const broken = validate(RuleType, toRuleType(known)).map(({ constraint }) => constraint.kind);
    // The service itself lists more artifacts for commands than its model takes.
    expect(broken).toEqual(known.id.provider === 'Commands' ? ['maxValue'] : []);
  });

  test('is found by its id, with its owner and version or without', () => {
    const { category, provider } = known.id;
    expect(findRuleType(known.id)).toBe(known);
    expect(findRuleType({ category, provider })).toBe(known);
    expect(findRuleType({ category, provider, version: '2' })).toBeUndefined();
  });
});

test('what a rule type asks for is marked', () => {
  const asked = ruleTypes.map(({ id, properties }) => [
    id.provider,
    properties.filter(({ required }) => required).map(({ name }) => name),
  ]);
  expect(Object.fromEntries(asked)).toEqual({
    CloudWatchAlarm: ['AlarmName'],
    CodeBuild: ['ProjectName'],
    Commands: [],
    DeploymentWindow: ['Cron'],
    LambdaInvoke: ['FunctionName'],
    VariableCheck: ['Variable', 'Value', 'Operator'],
  });
});
