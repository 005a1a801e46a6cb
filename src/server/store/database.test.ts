import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { json, sql } from './sql.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(async () => {
  await db.close();
});

const put = (name: string, value: unknown) =>
  sql`insert into setting (name, value) values (${name}, ${json(value)})`;
const get = (name: string) =>
  sql<{ value: unknown }>`select value from setting where name = ${name}`;

describe('transaction', () => {
  test('a write that nobody waits for is there after the commit', async () => {
    await db.database.transaction(async (tx) => tx.write(put('kept', { a: 1 })));
    expect(await db.database.rows(get('kept'))).toEqual([{ value: { a: 1 } }]);
  });

  test('a work that throws leaves nothing behind', async () => {
    const refused = db.database.transaction(async (tx) => {
      tx.write(put('undone', 1));
      throw new Error('changed my mind');
    });
    await expect(refused).rejects.toThrow('changed my mind');
    expect(await db.database.rows(get('undone'))).toEqual([]);
  });

  test('a write that fails makes the transaction fail, and nothing of it stays', async () => {
    const refused = db.database.transaction(async (tx) => {
      tx.write(put('half', 1));
      tx.write(put('kept', 'again'));
    });
    await expect(refused).rejects.toThrow(/duplicate key/);
    expect(await db.database.rows(get('half'))).toEqual([]);
  });

  test('two transactions that lock in opposite order both come through', async () => {
    await db.database.rows(put('x', 0));
    await db.database.rows(put('y', 0));
    const raise = (name: string) =>
      sql`update setting set value = to_jsonb((value)::int + 1) where name = ${name}`;
    const inOrder = (first: string, second: string) =>
      db.database.transaction(async (tx) => {
        await tx.rows(raise(first));
        await tx.rows(sql`select pg_sleep(0.05)`);
        await tx.rows(raise(second));
      });
    await Promise.all([inOrder('x', 'y'), inOrder('y', 'x')]);
    expect(await db.database.rows(get('x'))).toEqual([{ value: 2 }]);
    expect(await db.database.rows(get('y'))).toEqual([{ value: 2 }]);
  });
});
