import { describe, expect, test } from 'vitest';
import { runOurCli } from './our-cli.js';

const fixture = (name: string): string => `test/cli/fixtures/validate/${name}`;

const validate = async (name: string, ...options: readonly string[]) => {
  const { code, stdout, stderr } = await runOurCli(['validate', fixture(name), ...options], {});
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { code, stderr, faults: lines.map((line) => line.replace(`${fixture(name)}:`, '')) };
};

test('a declaration without a fault is found to have none', async () => {
  expect(await validate('sound.yaml')).toEqual({
    code: 0,
    faults: [],
    stderr: `${fixture('sound.yaml')}: no faults\n`,
  });
});

test('all faults are listed with their places, in the order of the file', async () => {
  const format =
    'Valid format for a pipeline execution variable reference is a namespace and a key separated by a period (.). The following pipeline execution variables are referencing a namespace that does not exist.';
  expect(await validate('many-faults.yaml')).toEqual({
    code: 1,
    faults: [
      '7:3: Pipeline variable can only be used with V2 pipelines (InvalidStructureException)',
      "16:26: Value at 'pipeline.stages.1.member.actions.1.member.configuration' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 50000, Member must have length greater than or equal to 1]. (ValidationException)",
      "17:21: Action configuration for action 'Fetch' contains unknown configuration 'Colour' (InvalidActionDeclarationException)",
      '26:15: Input Artifact Bundle Nowhere in action Compile is not declared as Output Artifact Bundle in any of the preceding actions (InvalidActionDeclarationException)',
      "27:21: Value at 'pipeline.stages.2.member.actions.1.member.runOrder' failed to satisfy constraint: Member must have value less than or equal to 999. (ValidationException)",
      '28:11: Action Pack declares 0 input artifacts which is less than the minimum count (1) (InvalidActionDeclarationException)',
      `31:26: ${format} StageName=[Build], ActionName=[Pack], ActionConfigurationKey=[ProjectName], VariableReferenceText=[Nobody.Knows] (InvalidActionDeclarationException)`,
      `32:35: ${format} StageName=[Build], ActionName=[Pack], ActionConfigurationKey=[EnvironmentVariables], VariableReferenceText=[No.One] (InvalidActionDeclarationException)`,
      "33:13: Stage name 'Build' is used more than once (InvalidStageDeclarationException)",
      "34:7: Stage 'Build' must have at least one action (InvalidStageDeclarationException)",
      "36:10: Value at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1. (ValidationException)",
    ],
    stderr: `${fixture('many-faults.yaml')}: Action Compile is of the custom type Zipper, which is not known here: its configuration and artifact counts are not checked (see --action-types).\n`,
  });
});

test('custom action types are checked where they are given', async () => {
  const types = ['--action-types', fixture('action-types.json')];
  const { faults, stderr } = await validate('many-faults.yaml', ...types);
  expect(stderr).toBe('');
  expect(faults).toContain(
    "22:11: Action configuration for action 'Compile' is missing required configuration 'Level' (InvalidActionDeclarationException)",
  );
  expect(faults).toContain(
    '24:11: Action Compile declares 2 input artifacts which is more than the maximum count (1) (InvalidActionDeclarationException)',
  );
});

test('a type that is not among those given is a fault', async () => {
  const types = ['--action-types', fixture('no-action-types.json')];
  const { faults } = await validate('many-faults.yaml', ...types);
  expect(faults).toContain(
    "23:11: ActionType (Category: 'Build', Provider: 'Zipper', Owner: 'Custom', Version: '1') in action 'Compile' is not available in region 'US_EAST_1' (InvalidActionDeclarationException)",
  );
});

test('values of a wrong type and members that there are not are told of one by one', async () => {
  const { code, faults, stderr } = await validate('wrong-types.yaml');
  expect(code).toBe(1);
  expect(faults).toEqual([
    "1:1: Value null at 'pipeline.roleArn' failed to satisfy constraint: Member must not be null. (ValidationException)",
    '2:1: There is no member roleARN. Did you mean roleArn?',
    '3:16: artifactStore must be a mapping, and is text. (SerializationException)',
    '8:78: stages[0].actions[0].actionTypeId.version must be text: write "1" in quotes. (SerializationException)',
    '9:19: stages[0].actions[0].runOrder must be a whole number: write 2 without quotes. (SerializationException)',
    '10:9: There is no member colour. It must be one of: name, actionTypeId, runOrder, configuration, commands, outputArtifacts, inputArtifacts, outputVariables, roleArn, region, namespace, timeoutInMinutes, environmentVariables.',
    "11:5: Value null at 'pipeline.stages.2.member.actions' failed to satisfy constraint: Member must not be null. (ValidationException)",
    '11:11: stages[1].name must be text: write "7" in quotes. (SerializationException)',
  ]);
  expect(stderr).toContain('The structural rules are checked when these faults are gone.');
});

describe('a file that is no document', () => {
  test.each([
    ['not.json', ['4:1: Expecting property name enclosed in double quotes.']],
    [
      'not.yaml',
      [
        '2:1: Map keys must be unique.',
        '5:1: Sequence item without - indicator.',
        '6:10: Unresolved tag: !Ref.',
      ],
    ],
  ])('%s has all its faults told', async (name, faults) => {
    expect(await validate(name)).toMatchObject({ code: 1, faults });
  });
});

test('several files are checked in one go', async () => {
  const files = ['sound.yaml', 'not.json'].map(fixture);
  const { code, stdout, stderr } = await runOurCli(['validate', ...files], {});
  expect(code).toBe(1);
  expect(stdout).toMatch(/^\S+not\.json:4:1: /);
  expect(stderr).toBe(`${files[0]}: no faults\n`);
});

test('the region settles what is in another one', async () => {
  const { faults } = await validate('elsewhere.yaml', '--region', 'eu-west-1');
  expect(faults).toEqual([]);
  expect((await validate('elsewhere.yaml')).faults).toEqual([
    expect.stringMatching(/^4:1: Your pipeline contains actions in more than one region/),
  ]);
});

test.each([
  [['validate'], 'FILE is missing.'],
  [['validate', 'nowhere.yaml'], 'nowhere.yaml cannot be read: there is no such file.'],
  [
    ['validate', fixture('sound.yaml'), '--action-types', fixture('sound.yaml')],
    'is not what list-action-types answers',
  ],
])('%j is wrong use', async (args, message) => {
  const { code, stderr } = await runOurCli(args, {});
  expect(code).toBe(252);
  expect(stderr).toContain(message);
});
