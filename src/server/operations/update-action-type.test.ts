import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  customType,
  openTestOperations,
  type TestOperations,
} from '../../../test/support/operations.js';
import { executorType, thirdPartyPipeline } from '../../../test/support/third-party.js';
import type { ActionTypeDeclaration, ActionTypeProperty } from '../../model/index.js';

let db: TestDatabase;
let at: TestOperations;
beforeAll(async () => {
  db = await openTestDatabase();
  at = openTestOperations(db.database);
});
afterAll(async () => {
  at.close();
  await db.close();
});

const update = (actionType: ActionTypeDeclaration) => at.call('UpdateActionType', { actionType });
const lambda = { lambdaFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:build' };
const get = ({ id }: ActionTypeDeclaration) => at.call('GetActionType', id);

describe('UpdateActionType', () => {
  test('makes a type that is not there, replaces one that is, and may be repeated', async () => {
    const first = executorType('Made');
    expect(await update(first)).toBeUndefined();
    expect((await get(first)).actionType).toEqual(first);
    const second: ActionTypeDeclaration = { ...executorType('Made'), description: 'Better.' };
    const { permissions: _, ...withoutPermissions } = second;
    await update(withoutPermissions);
    await update(withoutPermissions);
    expect((await get(first)).actionType).toEqual(withoutPermissions);
  });

  test('keeps types of another region apart', async () => {
    const type = executorType('Regional');
    await update(type);
    await expect(
      at.call('GetActionType', { ...type.id }, { region: 'eu-west-1' }),
    ).rejects.toMatchObject({
      code: 'ActionTypeNotFoundException',
      message:
        "ActionType (Category: 'Build', Owner: 'ThirdParty', Provider: 'Regional', Version: '1') is not available",
    });
  });

  const property = (name: string, more: Partial<ActionTypeProperty> = {}): ActionTypeProperty => ({
    name,
    optional: false,
    key: true,
    noEcho: false,
    ...more,
  });

  test.each<[string, Partial<ReturnType<typeof executorType>>, string]>([
    [
      'a job worker without its configuration',
      { executor: { type: 'JobWorker', configuration: {} } },
      'An executor of type JobWorker needs jobWorkerExecutorConfiguration in its configuration, and may not have lambdaExecutorConfiguration.',
    ],
    [
      'a Lambda function with the configuration of a job worker, too',
      {
        executor: {
          type: 'Lambda',
          configuration: {
            lambdaExecutorConfiguration: lambda,
            jobWorkerExecutorConfiguration: {},
          },
        },
      },
      'An executor of type Lambda needs lambdaExecutorConfiguration in its configuration, and may not have jobWorkerExecutorConfiguration.',
    ],
    [
      'two queryable properties',
      {
        urls: {},
        properties: [property('a', { queryable: true }), property('b', { queryable: true })],
      },
      "Multiple queryable configuration properties found with names 'a, b'. Up to one queryable property may be specified.",
    ],
    [
      'an optional queryable property',
      { urls: {}, properties: [property('a', { queryable: true, optional: true })] },
      "Invalid queryable property 'a'. Queryable configuration properties must be required and non-secret.",
    ],
    [
      'a secret queryable property',
      { urls: {}, properties: [property('a', { queryable: true, noEcho: true })] },
      "Invalid queryable property 'a'. Queryable configuration properties must be required and non-secret.",
    ],
    [
      'a property that is there twice',
      { urls: {}, properties: [property('a'), property('a')] },
      "Configuration property names must be unique. The name 'a' is used more than once.",
    ],
    [
      'a template that names a secret',
      { urls: { executionUrlTemplate: 'https://example.com/{Config:Password}' } },
      "The setting 'executionUrlTemplate' refers to the configuration property 'Password'. URL templates may refer to required and non-secret properties of the action type only.",
    ],
    [
      'more artifacts at least than at most',
      { inputArtifactDetails: { minimumCount: 2, maximumCount: 1 } },
      'Maximum Number of Artifacts (1) has to be greater than or equal to minimum (2).',
    ],
    [
      'an owner that has operations of its own',
      { id: { ...executorType('X').id, owner: 'Custom' } },
      'Member must satisfy regular expression pattern: AWS|ThirdParty',
    ],
    [
      'a job that may take no time',
      { executor: { ...executorType('X').executor, jobTimeout: 59 } },
      'Member must have value greater than or equal to 60',
    ],
    [
      'the key of an action of AWS',
      { id: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '2' } },
      'The action type Deploy/AWS/S3 is built in and cannot be updated. Use another provider.',
    ],
    [
      'the key of a third party that the server knows',
      { id: { category: 'Source', owner: 'ThirdParty', provider: 'GitHub', version: '1' } },
      'The action type Source/ThirdParty/GitHub is built in and cannot be updated. Use another provider.',
    ],
  ])('refuses %s', async (_, more, message) => {
    await expect(update(executorType('Faulty', more))).rejects.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  test('does not make a property required while a pipeline uses the type', async () => {
    const optional = { name: 'Branch', optional: true, key: false, noEcho: false };
    const type = executorType('Strict');
    const withBranch = (property: ActionTypeProperty): ActionTypeDeclaration => ({
      ...type,
      properties: [...(type.properties ?? []), property],
    });
    await at.call('CreateCustomActionType', customType('Source', 'Strict'));
    await update(withBranch({ ...optional, optional: false }));
    await update(withBranch(optional));
    await at.call('CreatePipeline', { pipeline: thirdPartyPipeline('Strict', 'Strict') });
    const refused = {
      code: 'ValidationException',
      message: expect.stringContaining(
        "The property 'Branch' cannot become required: the pipeline Strict uses the action type.",
      ),
    };
    await expect(update(withBranch({ ...optional, optional: false }))).rejects.toMatchObject(
      refused,
    );
    await update(type);
    await expect(update(withBranch({ ...optional, optional: false }))).rejects.toMatchObject(
      refused,
    );
    await at.call('DeletePipeline', { name: 'Strict' });
    await update(withBranch({ ...optional, optional: false }));
  });

  test('does not take the jobs away from workers that may hold some', async () => {
    await update(executorType('Held'));
    const executor = {
      type: 'Lambda',
      configuration: { lambdaExecutorConfiguration: lambda },
    } as const;
    await expect(update(executorType('Held', { executor }))).rejects.toMatchObject({
      code: 'ValidationException',
    });
    await update(executorType('Freed', { executor }));
    await update(executorType('Freed'));
  });
});

describe('a type with an executor', () => {
  test('is listed as every other one, and usable where its permissions allow it', async () => {
    await update(executorType('Listed'));
    const hidden = { permissions: { allowedAccounts: ['111111111111'] } };
    await update(executorType('Hidden', hidden));
    const listed = async (actionOwnerFilter?: 'AWS' | 'ThirdParty' | 'Custom') =>
      (await at.call('ListActionTypes', { actionOwnerFilter })).actionTypes ?? [];
    const found = (await listed('ThirdParty')).find(({ id }) => id.provider === 'Listed');
    expect(found).toEqual({
      id: { category: 'Build', owner: 'ThirdParty', provider: 'Listed', version: '1' },
      settings: {
        thirdPartyConfigurationUrl: 'https://build.example.com/',
        entityUrlTemplate: 'https://build.example.com/{Config:Project}',
        executionUrlTemplate: 'https://build.example.com/{Config:Project}/{ExternalExecutionId}',
      },
      actionConfigurationProperties: [
        { name: 'Project', required: true, key: true, secret: false, queryable: true },
        { name: 'Password', required: false, key: false, secret: true },
      ],
      inputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
      outputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
    });
    const providers = async (owner?: 'AWS' | 'Custom') =>
      (await listed(owner)).map(({ id }) => id.provider);
    expect(await providers()).toContain('Listed');
    expect(await providers()).not.toContain('Hidden');
    expect(await providers('AWS')).not.toContain('Listed');
    expect(await providers('Custom')).not.toContain('Listed');
    await at.call('CreateCustomActionType', customType('Source', 'Hidden'));
    await expect(
      at.call('CreatePipeline', { pipeline: thirdPartyPipeline('Hidden', 'Hidden') }),
    ).rejects.toMatchObject({ code: 'InvalidActionDeclarationException' });
  });

  test('is checked in pipelines, and its secrets are shown to nobody', async () => {
    await update(executorType('Secret'));
    await at.call('CreateCustomActionType', customType('Source', 'Secret'));
    await expect(
      at.call('CreatePipeline', { pipeline: thirdPartyPipeline('Secret', 'Secret', {}) }),
    ).rejects.toMatchObject({
      message:
        "Action configuration for action 'Compile' is missing required configuration 'Project'",
    });
    await at.call('CreatePipeline', { pipeline: thirdPartyPipeline('Secret', 'Secret') });
    const { pipeline } = await at.call('GetPipeline', { name: 'Secret' });
    expect(pipeline?.stages[1]?.actions[0]?.configuration).toEqual({
      Project: 'shop',
      Password: '****',
    });
  });

  test('of AWS with a Lambda executor is told of by GetActionType, too', async () => {
    const id = { category: 'Test', owner: 'AWS', provider: 'Inhouse', version: '1' } as const;
    const type = executorType('Inhouse', {
      id,
      executor: { type: 'Lambda', configuration: { lambdaExecutorConfiguration: lambda } },
    });
    await update(type);
    expect((await get(type)).actionType).toEqual(type);
  });
});

test('GetActionType knows neither custom types nor the server’s own', async () => {
  await expect(
    at.send('GetActionType', { category: 'Build', owner: 'Custom', provider: 'X', version: '1' }),
  ).rejects.toMatchObject({ code: 'ValidationException' });
  await expect(
    at.call('GetActionType', { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' }),
  ).rejects.toMatchObject({ code: 'ActionTypeNotFoundException' });
});
