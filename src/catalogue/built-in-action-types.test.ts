import { describe, expect, test } from 'vitest';
import { ActionType, type ActionTypeId, deserialize, serialize, validate } from '../model/index.js';
import { builtInActionTypes, findBuiltInActionType, toActionType } from './index.js';

const text = ({ category, owner, provider, version }: ActionTypeId) =>
  `${category}/${owner}/${provider}/${version}`;

const known = (
  provider: string,
  category: ActionTypeId['category'],
  owner: 'AWS' | 'ThirdParty' = 'AWS',
) => findBuiltInActionType({ category, owner, provider, version: '1' });

describe('each built-in action type', () => {
  // The model's bounds are those of types that users register; AWS's own go beyond.
  const beyondBounds = new Map([
    ['Build/AWS/Commands/1', ['maxValue']],
    ['Compute/AWS/Commands/1', ['maxValue']],
    ['Deploy/AWS/CloudFormation/1', ['maxValue']],
    ['Deploy/AWS/CloudFormationStackSet/1', ['maxLength']],
    ['Deploy/AWS/CodeDeployToECS/1', ['maxLength']],
    ['Test/AWS/DeviceFarm/1', ['maxLength']],
  ]);

  test.each(builtInActionTypes.map((type) => [text(type.id), type] as const))(
    '%s is written as the model says',
    (id, type) => {
      const wire: unknown = JSON.parse(JSON.stringify(serialize(ActionType, toActionType(type))));
      const read = deserialize(ActionType, wire);
      expect(read).toEqual({ ok: true, value: toActionType(type) });
      const violations = read.ok ? validate(ActionType, read.value) : [];
      expect(violations.map(({ constraint }) => constraint.kind)).toEqual(
        beyondBounds.get(id) ?? [],
      );
    },
  );

  test.each(builtInActionTypes.map((type) => [text(type.id), type] as const))(
    '%s has properties with names of their own, and bounds in order',
    (_, { properties, inputArtifactDetails, outputArtifactDetails }) => {
      const names = properties.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { minimumCount, maximumCount } of [inputArtifactDetails, outputArtifactDetails]) {
        expect(minimumCount).toBeLessThanOrEqual(maximumCount);
      }
      expect(
        properties.filter(({ queryable, key, secret }) => queryable || (key && secret)),
      ).toEqual([]);
    },
  );
});

describe('the catalogue', () => {
  test('has each id once, and finds it', () => {
    const ids = builtInActionTypes.map(({ id }) => text(id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const type of builtInActionTypes) {
      expect(findBuiltInActionType({ ...type.id })).toBe(type);
    }
  });

  test('has the action types of AWS and of others that the service documents', () => {
    expect(builtInActionTypes.map(({ id }) => text(id))).toEqual([
      'Source/AWS/CodeCommit/1',
      'Source/AWS/CodeStarSourceConnection/1',
      'Source/AWS/ECR/1',
      'Source/AWS/S3/1',
      'Source/ThirdParty/GitHub/1',
      'Build/AWS/CodeBuild/1',
      'Build/AWS/Commands/1',
      'Build/AWS/ECRBuildAndPublish/1',
      'Test/AWS/CodeBuild/1',
      'Test/AWS/DeviceFarm/1',
      'Deploy/AWS/AppConfig/1',
      'Deploy/AWS/CloudFormation/1',
      'Deploy/AWS/CloudFormationStackInstances/1',
      'Deploy/AWS/CloudFormationStackSet/1',
      'Deploy/AWS/CodeDeploy/1',
      'Deploy/AWS/CodeDeployToECS/1',
      'Deploy/AWS/EC2/1',
      'Deploy/AWS/ECS/1',
      'Deploy/AWS/EKS/1',
      'Deploy/AWS/ElasticBeanstalk/1',
      'Deploy/AWS/Lambda/1',
      'Deploy/AWS/OpsWorks/1',
      'Deploy/AWS/S3/1',
      'Deploy/AWS/ServiceCatalog/1',
      'Deploy/ThirdParty/AlexaSkillsKit/1',
      'Invoke/AWS/CodePipeline/1',
      'Invoke/AWS/InspectorScan/1',
      'Invoke/AWS/Lambda/1',
      'Invoke/AWS/StepFunctions/1',
      'Invoke/ThirdParty/Snyk/1',
      'Approval/AWS/Manual/1',
      'Compute/AWS/Commands/1',
    ]);
  });

  test.each([
    { category: 'Deploy', owner: 'AWS', provider: 'CodeBuild', version: '1' },
    { category: 'Build', owner: 'Custom', provider: 'CodeBuild', version: '1' },
    { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '2' },
    { category: 'Build', owner: 'AWS', provider: 'constructor', version: '1' },
  ] as const)('does not know %j', (id) => {
    expect(findBuiltInActionType(id)).toBeUndefined();
  });

  test('gives the entries that the API reference shows as it shows them', () => {
    const s3 = known('S3', 'Source');
    expect(s3 && toActionType(s3)).toMatchObject({
      id: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
      settings: { entityUrlTemplate: 'https://console.aws.amazon.com/s3/home?#' },
      inputArtifactDetails: { minimumCount: 0, maximumCount: 0 },
      outputArtifactDetails: { minimumCount: 1, maximumCount: 1 },
    });
    expect(s3?.properties.slice(0, 2)).toEqual([
      {
        name: 'S3Bucket',
        required: true,
        key: true,
        secret: false,
        queryable: false,
        description: 'The S3 Bucket',
      },
      {
        name: 'S3ObjectKey',
        required: true,
        key: true,
        secret: false,
        queryable: false,
        description: 'The Amazon S3 object key',
      },
    ]);
    expect(known('GitHub', 'Source', 'ThirdParty')?.properties[3]).toEqual({
      name: 'OAuthToken',
      required: true,
      key: false,
      secret: true,
      queryable: false,
    });
  });

  test('keeps the secrets of these types secret', () => {
    const secrets = builtInActionTypes.flatMap(({ id, properties }) =>
      properties.filter(({ secret }) => secret).map(({ name }) => `${id.provider}.${name}`),
    );
    expect(secrets).toEqual([
      'GitHub.OAuthToken',
      'AlexaSkillsKit.ClientSecret',
      'AlexaSkillsKit.RefreshToken',
    ]);
  });

  test('asks for a V2 pipeline for the newer types', () => {
    const ofV2 = builtInActionTypes.filter(({ requiresV2 }) => requiresV2);
    expect(ofV2.map(({ id }) => `${id.category}/${id.provider}`)).toEqual([
      'Build/Commands',
      'Build/ECRBuildAndPublish',
      'Deploy/EC2',
      'Deploy/EKS',
      'Deploy/Lambda',
      'Invoke/CodePipeline',
      'Invoke/InspectorScan',
      'Compute/Commands',
    ]);
  });

  test('names in its URL templates only what a configuration shows and has', () => {
    for (const { properties, settings } of builtInActionTypes) {
      const shown = properties.filter(({ required, secret }) => required && !secret);
      const named = Object.values(settings).flatMap((url) => [
        ...(url ?? '').matchAll(/\{([^}]*)\}/g),
      ]);
      const allowed = [
        ...shown.map(({ name }) => `Config:${name}`),
        'ExternalExecutionId',
        'RevisionId',
      ];
      expect(allowed).toEqual(expect.arrayContaining(named.map(([, name]) => name)));
    }
  });
});

test('what is given to clients leaves out the type of a property', () => {
  const [property] =
    toActionType({
      id: { category: 'Build', owner: 'Custom', provider: 'W', version: '1' },
      settings: {},
      properties: [{ name: 'P', required: true, key: true, secret: false, type: 'Number' }],
      inputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
      outputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
      requiresV2: false,
    }).actionConfigurationProperties ?? [];
  expect(property).toEqual({ name: 'P', required: true, key: true, secret: false });
});
