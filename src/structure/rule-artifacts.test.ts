import { describe, expect, test } from 'vitest';
import {
  condition,
  faultsWith,
  faultsWithRule,
  ofRule,
  rule,
} from '../../test/support/declared-rules.js';

const inputs = (...names: readonly string[]) => names.map((name) => ({ name }));

describe('the number of inputs', () => {
  test.each([
    ['CloudWatchAlarm', 0],
    ['DeploymentWindow', 0],
    ['VariableCheck', 0],
    ['LambdaInvoke', 5],
    ['CodeBuild', 5],
    ['Commands', 10],
  ])('of a %s rule is at most %i', (provider, most) => {
    const faults = (count: number) =>
      faultsWithRule(
        rule('A', provider, {
          inputArtifacts: inputs(...Array.from({ length: count }, () => 'Sources')),
          ...(provider === 'CodeBuild' && {
            configuration: { ProjectName: 'app', PrimarySource: 'Sources' },
          }),
        }),
      );
    expect(faults(most)).toEqual([]);
    expect(faults(most + 1)).toEqual([
      `${ofRule}.inputArtifacts: Rule A declares ${most + 1} input artifacts which is more than the maximum count (${most})`,
    ]);
  });
});

describe('the inputs of a rule', () => {
  const takes = (...names: readonly string[]) => [
    rule('A', 'Commands', { inputArtifacts: inputs(...names) }),
  ];
  const refused = (gate: string, index: number, name: string) =>
    `InvalidStageDeclaration stages.2.${gate}.conditions.0.rules.0.inputArtifacts.${index}: Input Artifact Bundle ${name} in rule A is not declared as Output Artifact Bundle in any of the preceding actions`;

  test.each(['beforeEntry', 'onFailure'] as const)('come, %s, from earlier stages', (gate) => {
    expect(faultsWith(condition(gate, takes('Sources', 'Package')))).toEqual([]);
    expect(faultsWith(condition(gate, takes('Sources', 'Report', 'After')))).toEqual([
      refused(gate, 1, 'Report'),
      refused(gate, 2, 'After'),
    ]);
  });

  test('come, onSuccess, from the stage itself as well', () => {
    expect(faultsWith(condition('onSuccess', takes('Sources', 'Report')))).toEqual([]);
    expect(faultsWith(condition('onSuccess', takes('After', 'Nothing')))).toEqual([
      refused('onSuccess', 0, 'After'),
      refused('onSuccess', 1, 'Nothing'),
    ]);
  });
});
