import { describe, expect, test } from 'vitest';
import {
  CreatePipelineInput,
  deserialize,
  PollForJobsInput,
  PutJobSuccessResultInput,
  type Shape,
  UntagResourceInput,
  validate,
  validationMessage,
} from './index.js';

const messageOf = (shape: Shape, json: unknown) => {
  const read = deserialize(shape, json);
  if (!read.ok) throw new Error(read.message);
  return validationMessage(validate(shape, read.value));
};

const actionTypeId = { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' };
const withAction = (action: object) => ({
  pipeline: {
    name: 'p',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    stages: [{ name: 's', actions: [{ name: 'a', actionTypeId, ...action }] }],
  },
});
const actionPath = 'pipeline.stages.1.member.actions.1.member';

describe('the words of the service', () => {
  test('for an empty configuration value', () => {
    const input = withAction({ configuration: { Branch: '' } });
    expect(messageOf(CreatePipelineInput, input)).toBe(
      `1 validation error detected: Value at '${actionPath}.configuration' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 50000, Member must have length greater than or equal to 1]`,
    );
  });

  test('for a list that is too long', () => {
    const gitConfiguration = { sourceActionName: 'Source', push: [{}, {}, {}, {}] };
    const trigger = { providerType: 'CodeStarSourceConnection', gitConfiguration };
    const { pipeline } = withAction({});
    expect(messageOf(CreatePipelineInput, { pipeline: { ...pipeline, triggers: [trigger] } })).toBe(
      "1 validation error detected: Value at 'pipeline.triggers.1.member.gitConfiguration.push' failed to satisfy constraint: Member must have length less than or equal to 3",
    );
  });

  test('for numbers that are too small and too large, in the plural', () => {
    const { pipeline } = withAction({ runOrder: 0 });
    const stages = [
      ...pipeline.stages,
      { name: 't', actions: [{ name: 'b', actionTypeId, runOrder: 1000 }] },
    ];
    expect(messageOf(CreatePipelineInput, { pipeline: { ...pipeline, stages } })).toBe(
      `2 validation errors detected: Value at '${actionPath}.runOrder' failed to satisfy constraint: Member must have value greater than or equal to 1; Value at 'pipeline.stages.2.member.actions.1.member.runOrder' failed to satisfy constraint: Member must have value less than or equal to 999`,
    );
  });

  test('for a pattern, printed without anchors', () => {
    expect(messageOf(CreatePipelineInput, withAction({ name: 'a b' }))).toBe(
      `1 validation error detected: Value at '${actionPath}.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9.@\\-_]+`,
    );
  });

  test('for a word that is not in an enumeration', () => {
    const artifactStore = {
      type: 'S3',
      location: 'bucket',
      encryptionKey: { id: 'k', type: 'ROT13' },
    };
    const { pipeline } = withAction({});
    expect(messageOf(CreatePipelineInput, { pipeline: { ...pipeline, artifactStore } })).toBe(
      "1 validation error detected: Value at 'pipeline.artifactStore.encryptionKey.type' failed to satisfy constraint: Member must satisfy enum value set: [KMS]",
    );
  });

  test('for a member that is missing, whose value is called null', () => {
    expect(messageOf(PollForJobsInput, {})).toBe(
      "1 validation error detected: Value null at 'actionTypeId' failed to satisfy constraint: Member must not be null",
    );
  });

  test('for structures in a map, by their key', () => {
    const artifactStores = { 'eu-west-1': { type: 'S3' } };
    const { pipeline } = withAction({});
    expect(messageOf(CreatePipelineInput, { pipeline: { ...pipeline, artifactStores } })).toBe(
      "1 validation error detected: Value null at 'pipeline.artifactStores.eu-west-1.member.location' failed to satisfy constraint: Member must not be null",
    );
  });

  test('for the keys of a map', () => {
    const jobId = '01234567-89ab-cdef-0123-456789abcdef';
    const outputVariables = { 'no spaces please': 'x' };
    expect(messageOf(PutJobSuccessResultInput, { jobId, outputVariables })).toBe(
      "1 validation error detected: Value at 'outputVariables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [A-Za-z0-9@\\-_]+]",
    );
  });

  test('for the elements of a list of strings, and for one that is null', () => {
    const resourceArn = 'arn:aws:codepipeline:eu-west-1:123456789012:p';
    expect(messageOf(UntagResourceInput, { resourceArn, tagKeys: ['', null] })).toBe(
      "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must not be null]",
    );
  });
});

test('configuration values of 50,000 characters are accepted, longer ones are not', () => {
  const ofLength = (length: number) =>
    withAction({ configuration: { BuildSpec: 'x'.repeat(length) } });
  expect(messageOf(CreatePipelineInput, ofLength(50_000))).toMatch(/^0 /);
  expect(messageOf(CreatePipelineInput, ofLength(50_001))).toMatch(/^1 /);
});
