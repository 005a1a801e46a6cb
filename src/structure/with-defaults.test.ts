import { expect, test } from 'vitest';
import { approve, compile, pipeline, stage } from '../../test/support/declarations.js';
import { withDefaults } from './with-defaults.js';

const declaration = pipeline([stage('Sign', [approve()])], { pipelineType: undefined });

test('a declaration that says nothing else is SUPERSEDED, V1, and of one run order', () => {
  const { executionMode, pipelineType, stages } = withDefaults(declaration);
  expect({ executionMode, pipelineType }).toEqual({
    executionMode: 'SUPERSEDED',
    pipelineType: 'V1',
  });
  expect(stages[1]?.actions).toEqual([
    { ...approve(), runOrder: 1, configuration: {}, inputArtifacts: [], outputArtifacts: [] },
  ]);
});

test('what is given is not touched', () => {
  const given = pipeline(
    [
      stage('Build', [compile({ runOrder: 7, region: 'eu-west-1', timeoutInMinutes: 5 })], {
        onFailure: { result: 'FAIL' },
      }),
    ],
    { executionMode: 'QUEUED', pipelineType: 'V2', version: 3, variables: [{ name: 'A' }] },
  );
  const { stages, ...rest } = withDefaults(given);
  expect({ ...rest, stages: given.stages }).toEqual(given);
  expect(stages[1]).toEqual(given.stages[1]);
});

test('defaults are filled in once', () => {
  const once = withDefaults(declaration);
  expect(withDefaults(once)).toEqual(once);
});

test('a rule type has an owner and a version', () => {
  const conditions = [
    {
      result: 'FAIL',
      rules: [{ name: 'R', ruleTypeId: { category: 'Rule', provider: 'VariableCheck' } }],
    },
  ] as const;
  const gates = {
    beforeEntry: { conditions },
    onSuccess: { conditions },
    onFailure: { conditions },
  };
  const [, stageWithDefaults] = withDefaults(pipeline([stage('Sign', [approve()], gates)])).stages;
  for (const gate of ['beforeEntry', 'onSuccess', 'onFailure'] as const) {
    expect(stageWithDefaults?.[gate]?.conditions?.[0]?.rules?.[0]?.ruleTypeId).toEqual({
      category: 'Rule',
      owner: 'AWS',
      provider: 'VariableCheck',
      version: '1',
    });
  }
});
