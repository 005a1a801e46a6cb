import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';

const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Site';
const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop');
  await opened.call('CreatePipeline', { pipeline: pipelineOf('Site', 'Shop') });
});
const { call } = operations;

describe('UntagResource', () => {
  test('takes the named tags away and ignores keys that are not there', async () => {
    const tags = ['a', 'b', 'c'].map((key) => ({ key, value: '1' }));
    await call('TagResource', { resourceArn, tags });
    const tagKeys = ['a', 'c', 'z', 'B'];
    expect(await call('UntagResource', { resourceArn, tagKeys })).toEqual({});
    expect(await call('UntagResource', { resourceArn, tagKeys })).toEqual({});
    expect(await call('UntagResource', { resourceArn, tagKeys: [] })).toEqual({});
    expect((await call('ListTagsForResource', { resourceArn })).tags).toEqual([
      { key: 'b', value: '1' },
    ]);
  });

  test('refuses keys of the system', async () => {
    await expect(
      call('UntagResource', { resourceArn, tagKeys: ['aws:stack'] }),
    ).rejects.toMatchObject({ code: 'InvalidTagsException' });
  });

  test.each([
    ['ResourceNotFoundException', `${resourceArn}2`],
    ['InvalidArnException', `${resourceArn}/Build`],
    ['ValidationException', 'Site'],
  ])('answers %s for the ARN %s', async (code, arn) => {
    await expect(call('UntagResource', { resourceArn: arn, tagKeys: ['a'] })).rejects.toMatchObject(
      { code },
    );
  });
});
