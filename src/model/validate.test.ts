import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryOf, mutationOf } from '../../test/support/arbitrary-shape.js';
import {
  deserialize,
  PollForJobsInput,
  PutApprovalResultInput,
  PutWebhookInput,
  type Shape,
  StartPipelineExecutionInput,
  TagResourceInput,
  validate,
} from './index.js';
import { operations } from './operations.js';

const violationsOf = (shape: Shape, json: unknown) => {
  const read = deserialize(shape, json);
  if (!read.ok) throw new Error(read.message);
  return validate(shape, read.value);
};

describe('violations', () => {
  test('are all reported, in the order of the members', () => {
    const violations = violationsOf(PutApprovalResultInput, {
      token: 'x',
      stageName: '',
      result: { status: 'Perhaps', summary: 'a'.repeat(513) },
      pipelineName: 'p',
    });
    expect(violations.map(({ path, constraint }) => [path.join('.'), constraint.kind])).toEqual([
      ['stageName', 'minLength'],
      ['stageName', 'pattern'],
      ['actionName', 'notNull'],
      ['result.summary', 'maxLength'],
      ['result.status', 'enumeration'],
      ['token', 'pattern'],
    ]);
  });

  test('say where they are by names, indexes and keys', () => {
    const read = violationsOf(operations.CreatePipeline.input, {
      pipeline: {
        name: 'p',
        roleArn: 'arn:aws:iam::123456789012:role/r',
        artifactStores: { 'eu-west-1': { type: 'S3', location: 'x' } },
        stages: [{ name: 's', actions: [] }, { actions: [] }],
      },
    });
    expect(read).toEqual([
      {
        path: ['pipeline', 'artifactStores', { key: 'eu-west-1' }, 'location'],
        constraint: { kind: 'minLength', min: 3 },
      },
      { path: ['pipeline', 'stages', 1, 'name'], constraint: { kind: 'notNull' } },
    ]);
  });

  test('of scalars in a list or a map are one for the whole of it', () => {
    const queryParam = { '': 'a b', ['k'.repeat(51)]: 'c d' };
    const actionTypeId = { category: 'Build', owner: 'Custom', provider: 'P', version: '1' };
    const kinds = violationsOf(PollForJobsInput, { actionTypeId, queryParam }).map((v) => [
      v.path,
      v.constraint.kind,
    ]);
    expect(kinds).toEqual([
      [['queryParam'], 'maxLength'],
      [['queryParam'], 'mapKeys'],
      [['queryParam'], 'mapValues'],
    ]);
  });

  test('are not more than an answer can hold', () => {
    const tags = Array.from({ length: 50_000 }, () => ({}));
    expect(violationsOf(TagResourceInput, { resourceArn: 'x', tags })).toHaveLength(1000);
  });

  test('do not hold the offending value', () => {
    const authenticationConfiguration = { SecretToken: 'hunter2'.repeat(20) };
    const violations = violationsOf(PutWebhookInput, { webhook: { authenticationConfiguration } });
    expect(JSON.stringify(violations)).not.toContain('hunter2');
  });
});

describe('constraints', () => {
  const startKinds = (input: object) =>
    violationsOf(StartPipelineExecutionInput, { name: 'p', ...input }).map(
      (v) => v.constraint.kind,
    );

  test('match a pattern against the whole string', () => {
    expect(startKinds({ name: 'has a space' })).toEqual(['pattern']);
    expect(startKinds({ name: 'ends-with-newline\n' })).toEqual(['pattern']);
    expect(startKinds({ name: '@-._9aZ' })).toEqual([]);
  });

  test('hold each alternative of a pattern to the whole string', () => {
    const kinds = (owner: string) =>
      violationsOf(operations.GetActionType.input, {
        category: 'Build',
        owner,
        provider: 'P',
        version: '1',
      }).map((violation) => violation.constraint.kind);
    expect(kinds('AWS')).toEqual([]);
    expect(kinds('ThirdParty')).toEqual([]);
    expect(kinds('AWSome')).toEqual(['pattern']);
    expect(kinds('NotThirdParty')).toEqual(['pattern']);
  });

  test('count characters, not the units that make them up', () => {
    const variable = (value: string) => ({ variables: [{ name: 'v', value }] });
    expect(startKinds(variable('🚀'.repeat(1000)))).toEqual([]);
    expect(startKinds(variable('🚀'.repeat(1001)))).toEqual(['maxLength']);
    expect(startKinds(variable(`${'🚀'.repeat(500)}${'a'.repeat(501)}`))).toEqual(['maxLength']);
  });

  test('take an empty string where there is no minimum', () => {
    const tags = [{ key: 'k', value: '' }];
    const resourceArn = 'arn:aws:codepipeline:eu-west-1:123456789012:p';
    expect(violationsOf(TagResourceInput, { resourceArn, tags })).toEqual([]);
  });

  test('take what every object inherits for no value of an enumeration', () => {
    const sourceRevisions = [{ actionName: 'a', revisionType: 'constructor', revisionValue: 'r' }];
    expect(startKinds({ sourceRevisions })).toEqual(['enumeration']);
  });
});

describe.each(Object.entries(operations))('the input of %s', (_, { input }) => {
  test('has no violation when its value is valid', () => {
    fc.assert(
      fc.property(arbitraryOf<Shape>(input), (value) => {
        expect(validate<Shape>(input, value)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  const mutations = mutationOf(input);
  test.runIf(mutations)('has a violation at the place that was broken, and nowhere else', () => {
    fc.assert(
      fc.property(mutations!, ({ value, path, kind }) => {
        const violations = validate<Shape>(input, value);
        expect(violations.map(({ constraint }) => constraint.kind)).toContain(kind);
        for (const violation of violations) expect(violation.path).toEqual(path);
      }),
      { numRuns: 100 },
    );
  });
});
