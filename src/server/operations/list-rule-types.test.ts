import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { openTestOperations, type TestOperations } from '../../../test/support/operations.js';

let db: TestDatabase;
let operations: TestOperations;
beforeAll(async () => {
  db = await openTestDatabase();
  operations = openTestOperations(db.database);
});
afterAll(async () => {
  operations.close();
  await db.close();
});

describe('ListRuleTypes', () => {
  test('gives the rule types, whole, the same wherever they are asked for', async () => {
    const { ruleTypes } = await operations.call('ListRuleTypes', {});
    expect(ruleTypes.map(({ id }) => id.provider)).toEqual([
      'CloudWatchAlarm',
      'CodeBuild',
      'Commands',
      'DeploymentWindow',
      'LambdaInvoke',
      'VariableCheck',
    ]);
    expect(ruleTypes.at(-1)).toMatchObject({
      id: { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' },
      inputArtifactDetails: { minimumCount: 0, maximumCount: 0 },
    });
    const asked = { ruleOwnerFilter: 'AWS', regionFilter: 'eu-central-1' } as const;
    expect(await operations.call('ListRuleTypes', asked)).toEqual({ ruleTypes });
  });

  test('refuses a region that there cannot be', async () => {
    const wrong = operations.call('ListRuleTypes', { regionFilter: 'nowhere' });
    await expect(wrong).rejects.toMatchObject({ code: 'ValidationException' });
  });
});
