import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  openTestOperations,
  pipelineOf,
  registerTypes,
  type TestOperations,
} from '../../../test/support/operations.js';

let db: TestDatabase;
let operations: TestOperations;
let call: TestOperations['call'];
const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Site';
beforeAll(async () => {
  db = await openTestDatabase();
  operations = openTestOperations(db.database);
  call = operations.call;
  await registerTypes(operations, 'Shop');
  await call('CreatePipeline', { pipeline: pipelineOf('Site', 'Shop') });
});
afterAll(async () => {
  operations.close();
  await db.close();
});

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
