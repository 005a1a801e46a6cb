import { expect, test } from 'vitest';
import { faultsWithRule, ofRule, rule } from '../../test/support/declared-rules.js';

test.each([
  ['CloudWatchAlarm', ['AlarmName']],
  ['CodeBuild', ['ProjectName']],
  ['DeploymentWindow', ['Cron']],
  ['LambdaInvoke', ['FunctionName']],
  ['VariableCheck', ['Variable', 'Value', 'Operator']],
])('a %s rule has to have its %s', (provider, keys) => {
  const faults = keys.map(
    (key) =>
      `${ofRule}.configuration: Rule configuration for rule 'A' is missing required configuration '${key}'`,
  );
  expect(faultsWithRule(rule('A', provider, { configuration: {} }))).toEqual(faults);
  expect(faultsWithRule(rule('A', provider, { configuration: undefined }))).toEqual(faults);
});

test('a build of several inputs has to say which is the primary one', () => {
  const inputArtifacts = [{ name: 'Sources' }, { name: 'Package' }];
  const configuration = { ProjectName: 'app' };
  expect(faultsWithRule(rule('A', 'CodeBuild', { inputArtifacts, configuration }))).toEqual([
    `${ofRule}.configuration: Rule configuration for rule 'A' is missing required configuration 'PrimarySource'`,
  ]);
  expect(
    faultsWithRule(
      rule('A', 'CodeBuild', {
        inputArtifacts,
        configuration: { ...configuration, PrimarySource: 'Sources' },
      }),
    ),
  ).toEqual([]);
});

test.each(['Colour', 'constructor', 'cron'])('a key %s is refused', (key) => {
  const configuration = { Cron: '* * 9-16 ? * MON-FRI', [key]: 'x' };
  expect(faultsWithRule(rule('A', 'DeploymentWindow', { configuration }))).toEqual([
    `${ofRule}.configuration.${key}: Rule configuration for rule 'A' contains unknown configuration '${key}'`,
  ]);
});
