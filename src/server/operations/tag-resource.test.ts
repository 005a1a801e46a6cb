import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import type { Tag } from '../../model/index.js';

const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop');
});
const { call } = operations;

const prefix = 'arn:aws:codepipeline:us-east-1:000000000000';

const newPipeline = async (name: string): Promise<string> => {
  await call('CreatePipeline', { pipeline: pipelineOf(name, 'Shop') });
  return `${prefix}:${name}`;
};

const tag = (resourceArn: string, tags: readonly Tag[]) =>
  call('TagResource', { resourceArn, tags });
const tagsOf = async (resourceArn: string) =>
  (await call('ListTagsForResource', { resourceArn })).tags;
const numbered = (count: number, start = 'k') =>
  Array.from({ length: count }, (_, n) => ({ key: `${start}${n}`, value: `${n}` }));

describe('TagResource', () => {
  test('adds tags, replaces those of the same key, and answers an empty structure', async () => {
    const arn = await newPipeline('Site');
    expect(await tag(arn, [{ key: 'team', value: 'web' }])).toEqual({});
    await tag(arn, [
      { key: 'team', value: 'shop' },
      { key: 'Team', value: '' },
    ]);
    expect(await tagsOf(arn)).toEqual([
      { key: 'Team', value: '' },
      { key: 'team', value: 'shop' },
    ]);
  });

  test('changes neither the version of a pipeline nor when it was updated', async () => {
    const arn = await newPipeline('Unchanged');
    const before = await call('GetPipeline', { name: 'Unchanged' });
    operations.clock.now += 1_000;
    await tag(arn, numbered(1));
    expect(await call('GetPipeline', { name: 'Unchanged' })).toEqual(before);
  });

  test('tags a custom action type', async () => {
    const arn = `${prefix}:actiontype:Custom/Build/Shop/1`;
    await tag(arn, numbered(1));
    expect(await tagsOf(arn)).toEqual(numbered(1));
  });

  test('takes letters of any script, and refuses other characters', async () => {
    const arn = await newPipeline('Scripts');
    const tags = [{ key: 'Straße 東京 + - = . _ : / @', value: 'π 3' }];
    await tag(arn, tags);
    expect(await tagsOf(arn)).toEqual(tags);
    for (const wrong of [
      { key: 'a*', value: '' },
      { key: 'a', value: 'x\ny' },
    ]) {
      await expect(tag(arn, [wrong])).rejects.toMatchObject({ code: 'InvalidTagsException' });
    }
    expect(await tagsOf(arn)).toEqual(tags);
  });

  test('takes the longest keys and values there are', async () => {
    const arn = await newPipeline('P'.repeat(100));
    const tags = [{ key: '𠮷'.repeat(128), value: '𠮷'.repeat(256) }];
    await tag(arn, tags);
    expect(await tagsOf(arn)).toEqual(tags);
  });

  test.each(['aws:stack', 'AWS:stack'])('refuses the system’s key %s', async (key) => {
    const arn = `${prefix}:Site`;
    await expect(tag(arn, [{ key, value: '' }])).rejects.toMatchObject({
      code: 'InvalidTagsException',
      message:
        "Not allowed to modify system tags. System tags start with 'aws:'. msg=[Caller is an end user and not allowed to mutate system tags]",
    });
  });

  test('refuses one key twice', async () => {
    const arn = await newPipeline('Duplicate');
    const twice = [...numbered(1), ...numbered(1)];
    await expect(tag(arn, twice)).rejects.toMatchObject({ code: 'InvalidTagsException' });
    expect(await tagsOf(arn)).toEqual([]);
  });

  test('refuses more than 50 tags, counting each key once', async () => {
    const arn = await newPipeline('Many');
    await tag(arn, numbered(50));
    await tag(arn, numbered(50));
    await expect(tag(arn, numbered(1, 'other'))).rejects.toMatchObject({
      code: 'TooManyTagsException',
      message: `Tag limit exceeded for resource [${arn}].`,
    });
  });

  test('lets one of two at once have the last place, and both of two that say the same', async () => {
    const arn = await newPipeline('Crowded');
    await tag(arn, numbered(49));
    await Promise.all([tag(arn, numbered(1)), tag(arn, numbered(1))]);
    const answers = await Promise.allSettled([
      tag(arn, numbered(1, 'a')),
      tag(arn, numbered(1, 'b')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await tagsOf(arn)).toHaveLength(50);
  });

  test.each([
    ['a pipeline', `${prefix}:Missing`, "pipeline with the name 'Missing'"],
    ['a webhook', `${prefix}:webhook:Missing`, "webhook with the name 'Missing'"],
    [
      'an action type',
      `${prefix}:actiontype:Custom/Build/Missing/1`,
      "custom action type with the category 'Build', the provider 'Missing' and the version '1'",
    ],
  ])('refuses %s that is not there', async (_, arn, what) => {
    await expect(tag(arn, numbered(1))).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      message: `The account with id '000000000000' does not include a ${what}`,
    });
  });

  test('refuses the pipeline of another account, there or not', async () => {
    const arn = 'arn:aws:codepipeline:us-east-1:111111111111:Site';
    await expect(tag(arn, numbered(1))).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      message:
        "The account with id '111111111111' does not include a pipeline with the name 'Site'",
    });
  });

  test.each([
    ['a stage', `${prefix}:Site/Build`],
    ['a built-in action type', `${prefix}:actiontype:AWS/Deploy/S3/1`],
    ['another region', 'arn:aws:codepipeline:eu-west-1:000000000000:Site'],
    ['another partition', 'arn:aws-cn:codepipeline:us-east-1:000000000000:Site'],
  ])('refuses the ARN of %s', async (_, arn) => {
    await expect(tag(arn, numbered(1))).rejects.toMatchObject({ code: 'InvalidArnException' });
  });

  test('refuses what is not an ARN of the service at all', async () => {
    await expect(tag('Site', numbered(1))).rejects.toMatchObject({ code: 'ValidationException' });
  });
});
