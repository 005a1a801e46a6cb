import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { tenant } from '../../../test/support/shell.js';
import { until } from '../../../test/support/until.js';
import type { Database } from '../store/database.js';
import { sql } from '../store/sql.js';
import { createNotePoll } from './note-polls.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.database.rows(sql`delete from action_type_poll`);
});

const written = async (actionType: string): Promise<number | undefined> => {
  const rows = await db.database.rows(sql<{ polled: number }>`
    select polled from action_type_poll where action_type = ${actionType}`);
  return rows[0]?.polled;
};

const writtenAs = (actionType: string, polled: number) =>
  until(
    `${actionType} was polled at ${polled}`,
    async () => (await written(actionType)) === polled,
  );

/** The database, with a count of the statements that went to it. */
const counted = (): { readonly database: Database; readonly statements: () => number } => {
  let statements = 0;
  const rows: Database['rows'] = (statement) => {
    statements += 1;
    return db.database.rows(statement);
  };
  return { database: { ...db.database, rows }, statements: () => statements };
};

const poll = (actionType: string, polled: number) => ({ ...tenant, actionType, polled });

describe('that an action type was polled for', () => {
  test('is written at the first poll, and then once in ten seconds', async () => {
    const { database, statements } = counted();
    const note = createNotePoll(database);
    note(poll('A', 1_000));
    await writtenAs('A', 1_000);
    for (const time of [1_001, 5_000, 10_999]) note(poll('A', time));
    note(poll('A', 11_000));
    await writtenAs('A', 11_000);
    expect(statements()).toBe(2);
  });

  test('is written for all types that were polled for together in one statement', async () => {
    const { database, statements } = counted();
    const note = createNotePoll(database);
    for (const type of ['A', 'B', 'C']) note(poll(type, 1_000));
    for (const type of ['A', 'B', 'C']) await writtenAs(type, 1_000);
    expect(statements()).toBe(1);
  });

  test('stays what a later poll at another server has made it', async () => {
    createNotePoll(db.database)(poll('A', 9_000));
    await writtenAs('A', 9_000);
    const other = createNotePoll(db.database);
    other(poll('A', 8_000));
    other(poll('B', 8_000));
    await writtenAs('B', 8_000);
    expect(await written('A')).toBe(9_000);
  });

  test('is written by the next poll when it could not be', async () => {
    let failures = 1;
    const rows: Database['rows'] = async (statement) => {
      failures -= 1;
      if (failures >= 0) throw new Error('It is down.');
      return db.database.rows(statement);
    };
    const note = createNotePoll({ ...db.database, rows });
    note(poll('A', 1_000));
    await until('the next poll is written', async () => {
      note(poll('A', 2_000));
      return (await written('A')) === 2_000;
    });
  });
});
