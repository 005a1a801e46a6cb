import { describe, expect, test } from 'vitest';
import { customType } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import type { InputOf } from '../../model/index.js';

const operations = operationsOfFile();
const { call } = operations;

type NewType = InputOf<'CreateCustomActionType'>;

const create = (type: NewType, region = 'us-east-1') =>
  call('CreateCustomActionType', type, { region });

const property = (name: string, more: object = {}) => ({
  name,
  required: true,
  key: true,
  secret: false,
  ...more,
});

const full = (provider: string): NewType => ({
  ...customType('Build', provider, [
    property('Project', { queryable: true, description: 'What to build', type: 'String' }),
    property('Token', { secret: true, key: false }),
  ]),
  settings: {
    entityUrlTemplate: 'https://ci.example/{Config:Project}/',
    executionUrlTemplate: 'https://ci.example/{Config:Project}/{ExternalExecutionId}',
    revisionUrlTemplate: 'https://ci.example/{RevisionId}',
  },
});

describe('CreateCustomActionType', () => {
  test('answers the type with owner Custom, without the type of its properties', async () => {
    expect(await create(full('Full'))).toEqual({
      actionType: {
        id: { category: 'Build', owner: 'Custom', provider: 'Full', version: '1' },
        settings: full('Full').settings,
        actionConfigurationProperties: [
          property('Project', { queryable: true, description: 'What to build' }),
          property('Token', { secret: true, key: false }),
        ],
        inputArtifactDetails: { minimumCount: 0, maximumCount: 5 },
        outputArtifactDetails: { minimumCount: 0, maximumCount: 5 },
      },
    });
  });

  test('takes every category', async () => {
    const categories = [
      'Source',
      'Build',
      'Deploy',
      'Test',
      'Invoke',
      'Approval',
      'Compute',
    ] as const;
    for (const category of categories) {
      const { actionType } = await create(customType(category, 'Any'));
      expect(actionType.id.category).toBe(category);
    }
  });

  test('answers the same definition again as the first time', async () => {
    const first = await create({ ...full('Again'), tags: [{ key: 'team', value: 'web' }] });
    expect(first.tags).toEqual([{ key: 'team', value: 'web' }]);
    expect(await create({ ...full('Again'), tags: [{ key: 'team', value: 'web' }] })).toEqual(
      first,
    );
    const { configurationProperties: _, ...bare } = customType('Build', 'Bare');
    const answer = await create(bare);
    expect(await create({ ...bare, configurationProperties: [], settings: {} })).toEqual(answer);
  });

  test('refuses another definition of a key that is taken', async () => {
    await create(customType('Build', 'Taken'));
    await expect(create(full('Taken'))).rejects.toMatchObject({
      code: 'ActionTypeAlreadyExistsException',
      message:
        "Action type (Category: 'Build', Provider: 'Taken', Owner: 'Custom', Version: '1') already exists",
    });
  });

  test('refuses the key of a deleted type, also for the same definition', async () => {
    await create(full('Gone'));
    await call('DeleteCustomActionType', { category: 'Build', provider: 'Gone', version: '1' });
    await expect(create(full('Gone'))).rejects.toMatchObject({
      code: 'ActionTypeAlreadyExistsException',
      message:
        "Action type (Category: 'Build', Provider: 'Gone', Owner: 'Custom', Version: '1') has been deleted. Create a new version of the action type.",
    });
    expect((await create({ ...full('Gone'), version: '2' })).actionType.id.version).toBe('2');
  });

  test('takes a key that is taken in another region only', async () => {
    await create(customType('Build', 'Regional'));
    await create(full('Regional'), 'eu-west-1');
  });

  test('lets one of several definitions of a key at once win', async () => {
    const wanted = [1, 2, 3, 4].map((maximumCount) =>
      create({
        ...customType('Build', 'Wanted'),
        outputArtifactDetails: { minimumCount: 0, maximumCount },
      }),
    );
    const answers = await Promise.allSettled(wanted);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toMatchObject(
      Array.from({ length: 3 }, () => ({ code: 'ActionTypeAlreadyExistsException' })),
    );
  });

  test('answers one definition twice at once alike', async () => {
    const [first, second] = await Promise.all([create(full('Both')), create(full('Both'))]);
    expect(first).toEqual(second);
  });

  test('refuses a type beyond the fiftieth live one of a region', async () => {
    const region = 'sa-east-1';
    for (let count = 1; count <= 49; count += 1) {
      await create(customType('Build', `P${count}`), region);
    }
    const wanted = ['P50', 'P51'].map((provider) => create(customType('Build', provider), region));
    const answers = await Promise.allSettled(wanted);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    const tooMany = {
      code: 'LimitExceededException',
      message: 'Number of custom action types exceeds the limit of 50',
    };
    expect(refused.map(({ reason }) => reason)).toMatchObject([tooMany]);
    // One that is there already may be repeated, and a deleted one makes room.
    await create(customType('Build', 'P1'), region);
    await call('DeleteCustomActionType', customType('Build', 'P1'), { region });
    await create(customType('Build', 'P52'), region);
    await expect(create(customType('Build', 'P53'), region)).rejects.toMatchObject(tooMany);
  });
});

describe('a definition that contradicts itself is refused', () => {
  test.each<[string, Partial<NewType>, string]>([
    [
      'with two queryable properties',
      {
        configurationProperties: [
          property('a', { queryable: true }),
          property('b', { queryable: true }),
        ],
      },
      "Multiple queryable configuration properties found with names 'a, b'. Up to one queryable property may be specified.",
    ],
    [
      'with an optional queryable property',
      { configurationProperties: [property('a', { queryable: true, required: false })] },
      "Invalid queryable property 'a'. Queryable configuration properties must be required and non-secret.",
    ],
    [
      'with a secret queryable property',
      { configurationProperties: [property('a', { queryable: true, secret: true })] },
      "Invalid queryable property 'a'. Queryable configuration properties must be required and non-secret.",
    ],
    [
      'with fewer input artifacts at most than at least',
      { inputArtifactDetails: { minimumCount: 2, maximumCount: 1 } },
      'Maximum Number of Artifacts (1) has to be greater than or equal to minimum (2).',
    ],
    [
      'with fewer output artifacts at most than at least',
      { outputArtifactDetails: { minimumCount: 5, maximumCount: 0 } },
      'Maximum Number of Artifacts (0) has to be greater than or equal to minimum (5).',
    ],
    [
      'with one property twice',
      { configurationProperties: [property('a'), property('a')] },
      "Configuration property names must be unique. The name 'a' is used more than once.",
    ],
    ...(
      [
        ['a property that is not declared', []],
        ['an optional property', [property('a', { required: false })]],
        ['a secret property', [property('a', { secret: true })]],
      ] as const
    ).map(([what, configurationProperties]): [string, Partial<NewType>, string] => [
      `with a URL template that refers to ${what}`,
      {
        configurationProperties,
        settings: { executionUrlTemplate: 'https://ci.example/{RevisionId}/{Config:a}' },
      },
      "The setting 'executionUrlTemplate' refers to the configuration property 'a'. URL templates may refer to required and non-secret properties of the action type only.",
    ]),
  ])('%s', async (_, change, message) => {
    await expect(create({ ...customType('Build', 'Wrong'), ...change })).rejects.toMatchObject({
      code: 'InvalidActionTypeException',
      message,
    });
  });

  test('with tags that cannot be', async () => {
    const tags = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' }));
    await expect(create({ ...customType('Build', 'Wrong'), tags })).rejects.toMatchObject({
      code: 'TooManyTagsException',
      message:
        'Tag limit exceeded for resource [arn:aws:codepipeline:us-east-1:000000000000:actiontype:Custom/Build/Wrong/1].',
    });
    await expect(
      create({ ...customType('Build', 'Wrong'), tags: [{ key: 'aws:x', value: '' }] }),
    ).rejects.toMatchObject({ code: 'InvalidTagsException' });
  });
});
