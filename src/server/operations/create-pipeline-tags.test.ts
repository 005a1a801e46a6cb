import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import type { PipelineDeclaration } from '../../model/index.js';
import { sql } from '../store/sql.js';

const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop', [
    { name: 'Token', required: false, key: false, secret: true },
    { name: 'Project', required: false, key: true, secret: false },
  ]);
});
const { call } = operations;

const create = (pipeline: PipelineDeclaration, tags?: { key: string; value: string }[]) =>
  call('CreatePipeline', { pipeline, tags });

const isThere = async (name: string): Promise<boolean> =>
  (await operations.database.rows(sql<object>`select from pipeline where name = ${name}`)).length >
  0;

describe('the tags of CreatePipeline', () => {
  test('are answered sorted and are there from the beginning', async () => {
    const tags = [
      { key: 'team', value: 'web' },
      { key: 'Cost', value: '' },
    ];
    const sorted = [tags[1], tags[0]];
    const answer = await create(pipelineOf('Tagged', 'Shop'), tags);
    expect(answer.tags).toEqual(sorted);
    const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Tagged';
    expect(await call('ListTagsForResource', { resourceArn })).toEqual({ tags: sorted });
  });

  test('may be 50 and no more', async () => {
    const tags = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' }));
    await expect(create(pipelineOf('Overtagged', 'Shop'), tags)).rejects.toMatchObject({
      code: 'TooManyTagsException',
      message:
        'Tag limit exceeded for resource [arn:aws:codepipeline:us-east-1:000000000000:Overtagged].',
    });
    expect(await isThere('Overtagged')).toBe(false);
    const answer = await create(pipelineOf('Overtagged', 'Shop'), tags.slice(0, 50));
    expect(answer.tags).toHaveLength(50);
  });

  test('are refused when they are the system’s', async () => {
    const tags = [{ key: 'aws:stack', value: 'x' }];
    await expect(create(pipelineOf('System', 'Shop'), tags)).rejects.toMatchObject({
      code: 'InvalidTagsException',
      message:
        "Not allowed to modify system tags. System tags start with 'aws:'. msg=[Caller is an end user and not allowed to mutate system tags]",
    });
  });
});
