import { expect, test } from 'vitest';
import { faultsWithRule, ofRule, rule } from '../../test/support/declared-rules.js';
import type { RuleTypeId } from '../model/index.js';

test.each<[Partial<RuleTypeId>, string]>([
  [{ provider: 'Weather' }, "Provider: 'Weather', Owner: 'AWS', Version: '1'"],
  [{ version: '2' }, "Provider: 'VariableCheck', Owner: 'AWS', Version: '2'"],
])('a rule type of which there is none is refused: %j', (more, id) => {
  const ruleTypeId = { category: 'Rule', provider: 'VariableCheck', ...more } as const;
  expect(faultsWithRule(rule('A', 'VariableCheck', { ruleTypeId }))).toEqual([
    `${ofRule}.ruleTypeId: RuleType (Category: 'Rule', ${id}) in rule 'A' is not available in region 'EU_WEST_1'`,
  ]);
});

test.each([
  'CloudWatchAlarm',
  'CodeBuild',
  'Commands',
  'DeploymentWindow',
  'LambdaInvoke',
  'VariableCheck',
])('%s is one, with its owner and version or without', (provider) => {
  const ruleTypeId = { category: 'Rule', owner: 'AWS', provider, version: '1' } as const;
  expect(faultsWithRule(rule('A', provider))).toEqual([]);
  expect(faultsWithRule(rule('A', provider, { ruleTypeId }))).toEqual([]);
});
