import type { Database } from './database.js';
import { json, sql } from './sql.js';

/** Reads a setting of the whole service, making it at the first start; all servers get the same. */
export const settingOnce = async (
  database: Database,
  name: string,
  make: () => string,
): Promise<string> => {
  const inserted = await database.rows(sql<{ value: string }>`
    insert into setting (name, value) values (${name}, ${json(make())}::text::jsonb)
    on conflict (name) do nothing returning value`);
  const found = inserted[0]
    ? inserted
    : await database.rows(sql<{ value: string }>`select value from setting where name = ${name}`);
  return found[0]?.value ?? settingOnce(database, name, make);
};
