import { describe, expect, test } from 'vitest';
import { customType, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import { builtInActionTypes } from '../../catalogue/index.js';
import type { InputOf } from '../../model/index.js';

const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop');
  await registerTypes(opened, 'Bakery');
});

const list = (input: InputOf<'ListActionTypes'>) => operations.call('ListActionTypes', input);

const namesOf = async (input: InputOf<'ListActionTypes'>) =>
  (await list(input)).actionTypes.map(
    ({ id }) => `${id.category}/${id.owner}/${id.provider}/${id.version}`,
  );

const custom = [
  'Build/Custom/Bakery/1',
  'Build/Custom/Shop/1',
  'Source/Custom/Bakery/1',
  'Source/Custom/Shop/1',
];

describe('ListActionTypes', () => {
  test('answers the built-in types and the registered ones, all in one page', async () => {
    const answer = await list({});
    expect(answer.nextToken).toBeUndefined();
    expect(answer.actionTypes).toHaveLength(builtInActionTypes.length + custom.length);
    expect(await namesOf({})).toEqual(expect.arrayContaining(['Source/AWS/S3/1', ...custom]));
  });

  test.each(['AWS', 'ThirdParty'] as const)('answers the types of owner %s', async (owner) => {
    const { actionTypes } = await list({ actionOwnerFilter: owner });
    expect(actionTypes).toHaveLength(
      builtInActionTypes.filter(({ id }) => id.owner === owner).length,
    );
    expect(actionTypes.every(({ id }) => id.owner === owner)).toBe(true);
  });

  test('answers the registered types sorted, and as they were when they were created', async () => {
    expect(await namesOf({ actionOwnerFilter: 'Custom' })).toEqual(custom);
    const { actionType } = await operations.call(
      'CreateCustomActionType',
      customType('Build', 'Shop'),
    );
    expect((await list({ actionOwnerFilter: 'Custom' })).actionTypes).toContainEqual(actionType);
  });

  test('answers the registered types of its own region only', async () => {
    const own = await namesOf({ actionOwnerFilter: 'Custom', regionFilter: 'us-east-1' });
    expect(own).toEqual(custom);
    expect(await namesOf({ actionOwnerFilter: 'Custom', regionFilter: 'eu-west-1' })).toEqual([]);
    expect(await namesOf({ regionFilter: 'eu-west-1' })).toContain('Source/AWS/S3/1');
  });

  test('refuses a filter that is no region', async () => {
    await expect(list({ regionFilter: 'nowhere' })).rejects.toMatchObject({
      code: 'ValidationException',
      message: "The region nowhere specified in 'regionFilter' is not a valid AWS Region.",
    });
  });

  test('refuses any token, since it gives none', async () => {
    await expect(list({ nextToken: 'made-up' })).rejects.toMatchObject({
      code: 'InvalidNextTokenException',
    });
  });
});
