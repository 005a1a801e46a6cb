import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../src/server/store/database.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { openTestOperations, type TestOperations } from './operations.js';

/** All operations on a database of its own, for all tests of a file. */
export interface OperationsOfFile extends TestOperations {
  readonly database: Database;
}

/** Called once at the head of a file; `setUp` runs before its first test. */
export const operationsOfFile = (
  setUp: (operations: TestOperations) => Promise<void> = async () => undefined,
): OperationsOfFile => {
  let db: TestDatabase | undefined;
  let opened: TestOperations | undefined;
  beforeAll(async () => {
    db = await openTestDatabase();
    opened = openTestOperations(db.database);
    await setUp(opened);
  });
  afterAll(async () => {
    opened?.close();
    await db?.close();
  });
  const operations = (): TestOperations => there(opened);
  return {
    get database() {
      return there(db).database;
    },
    get execution() {
      return operations().execution;
    },
    get caller() {
      return operations().caller;
    },
    get clock() {
      return operations().clock;
    },
    call: (operation, input, at) => operations().call(operation, input, at),
    send: (operation, body, at) => operations().send(operation, body, at),
    close: () => operations().close(),
  };
};

const there = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('It is opened before the first test.');
  return value;
};
