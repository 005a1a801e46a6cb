import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryOf } from '../../../test/support/arbitrary-shape.js';
import { ActionCategory, ActionProvider, PipelineName, Version } from '../../model/index.js';
import { actionTypeArn, parseArn, partitionOf, pipelineArn } from './arn.js';

const account = '123456789012';
const tenant = { account, region: 'eu-west-1' };
const prefix = `arn:aws:codepipeline:eu-west-1:${account}`;

test.each([
  ['us-east-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('region %s is in partition %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
  expect(pipelineArn({ account, region }, 'Site')).toBe(
    `arn:${partition}:codepipeline:${region}:${account}:Site`,
  );
});

describe('parseArn', () => {
  test('reads what pipelineArn writes, whatever the name', () => {
    fc.assert(
      fc.property(arbitraryOf(PipelineName), (name) => {
        expect(parseArn(pipelineArn(tenant, name))).toEqual({
          partition: 'aws',
          ...tenant,
          resource: { kind: 'pipeline', name },
        });
      }),
    );
  });

  test('reads what actionTypeArn writes, whatever the key', () => {
    const keys = fc.record({
      category: arbitraryOf(ActionCategory),
      provider: arbitraryOf(ActionProvider),
      version: arbitraryOf(Version),
    });
    fc.assert(
      fc.property(keys, (key) => {
        const resource = { kind: 'actionType', key };
        expect(parseArn(actionTypeArn(tenant, key))).toMatchObject({ resource });
      }),
    );
  });

  test('writes the ARN of a custom action type as Terraform does', () => {
    const key = { category: 'Build', provider: 'MyProv', version: '1' };
    expect(actionTypeArn(tenant, key)).toBe(`${prefix}:actiontype:Custom/Build/MyProv/1`);
  });

  test('reads the ARN of a webhook', () => {
    expect(parseArn(`${prefix}:webhook:Hook`)?.resource).toEqual({ kind: 'webhook', name: 'Hook' });
  });

  test.each([
    ['a stage', `${prefix}:Site/Build`],
    ['an action', `${prefix}:Site/Build/Compile`],
    ['a built-in action type', `${prefix}:actiontype:AWS/Deploy/S3/1`],
    ['an action type with too few parts', `${prefix}:actiontype:Custom/Build/MyProv`],
    ['another kind of resource', `${prefix}:pipeline:Site`],
    ['a name that is too long', `${prefix}:${'a'.repeat(101)}`],
    ['a name with characters that names do not have', `${prefix}:Si te`],
    ['a region with a colon in it', `arn:aws:codepipeline:a:b:${account}:Site`],
    ['another service', `arn:aws:codebuild:eu-west-1:${account}:Site`],
  ])('gives nothing for %s', (_, arn) => {
    expect(parseArn(arn)).toBeUndefined();
  });
});
