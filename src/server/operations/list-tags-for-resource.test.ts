import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';

const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Site';
const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop');
  await opened.call('CreatePipeline', { pipeline: pipelineOf('Site', 'Shop') });
});
const { call } = operations;

describe('ListTagsForResource', () => {
  test('answers an empty list for a resource without tags', async () => {
    expect(await call('ListTagsForResource', { resourceArn })).toEqual({ tags: [] });
  });

  test('answers all tags sorted by key in one page, whatever size is asked for', async () => {
    const tags = ['b', 'B', 'a', '_'].map((key) => ({ key, value: key }));
    await call('TagResource', { resourceArn, tags });
    expect(await call('ListTagsForResource', { resourceArn, maxResults: 1 })).toEqual({
      tags: ['B', '_', 'a', 'b'].map((key) => ({ key, value: key })),
    });
  });

  test.each([
    ['ResourceNotFoundException', { resourceArn: `${resourceArn}2` }],
    ['InvalidArnException', { resourceArn: `${resourceArn}/Build` }],
    ['ValidationException', { resourceArn: 'Site' }],
    ['InvalidNextTokenException', { resourceArn, nextToken: 'made-up' }],
  ])('answers %s for %o', async (code, input) => {
    await expect(call('ListTagsForResource', input)).rejects.toMatchObject({ code });
  });
});
