import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';

export interface PartRow {
  readonly account: string;
  /** Of the upload, and of the object that comes of it. */
  readonly object_id: string;
  readonly part_number: number;
  readonly file: string;
  readonly size: number;
  readonly etag: string;
  readonly last_modified: number;
  readonly checksum: { readonly algorithm: string; readonly value: string } | null;
  /** Where it begins in the object; null while the upload goes on. */
  readonly start: number | null;
}

interface PartsOf {
  readonly account: string;
  readonly objectId: string;
}

/** Adds a part, in the place of the one of the same number: gives that one's file. */
export const replacePart = async (
  tx: Tx,
  part: Omit<PartRow, 'start'>,
): Promise<readonly { readonly file: string }[]> => {
  const replaced = tx.rows(sql<{ file: string }>`
    delete from object_part
    where account = ${part.account} and object_id = ${part.object_id}
      and part_number = ${part.part_number}
    returning file`);
  tx.write(sql`
    insert into object_part (account, object_id, part_number, file, size, etag, last_modified,
      checksum)
    values (${part.account}, ${part.object_id}, ${part.part_number}, ${part.file}, ${part.size},
      ${part.etag}, ${part.last_modified}, ${part.checksum && json(part.checksum)}::text::jsonb)`);
  return replaced;
};

/** Parts by number, from a number on. */
export const listParts = (
  from: Database | Tx,
  at: PartsOf & { readonly after: number; readonly limit: number },
): Promise<readonly PartRow[]> =>
  from.rows(sql<PartRow>`
    select * from object_part
    where account = ${at.account} and object_id = ${at.objectId} and part_number > ${at.after}
    order by part_number limit ${at.limit}`);

/** A part of an object as its reader needs it: which file, and where its bytes stand in the object. */
export interface PlacedPartRow {
  readonly part_number: number;
  readonly file: string;
  readonly size: number;
  readonly start: number;
}

/** The parts of an object that have bytes in a range; its `end` is the first byte after it. */
export const findPartsInRange = (
  database: Database,
  at: PartsOf & { readonly start: number; readonly end: number },
): Promise<readonly PlacedPartRow[]> =>
  database.rows(sql<PlacedPartRow>`
    select part_number, file, size, start from object_part
    where account = ${at.account} and object_id = ${at.objectId}
      and start < ${at.end} and start + size > ${at.start}
    order by start`);

/** One part of an object, by its number. */
export const findPart = (
  database: Database,
  at: PartsOf & { readonly partNumber: number },
): Promise<readonly PlacedPartRow[]> =>
  database.rows(sql<PlacedPartRow>`
    select part_number, file, size, start from object_part
    where account = ${at.account} and object_id = ${at.objectId}
      and part_number = ${at.partNumber}`);

/** Keeps these parts, as the bytes of an object, and gives the files of the others. */
export const keepParts = async (
  tx: Tx,
  at: PartsOf,
  partNumbers: readonly number[],
): Promise<readonly { readonly file: string }[]> => {
  const others = tx.rows(sql<{ file: string }>`
    delete from object_part
    where account = ${at.account} and object_id = ${at.objectId}
      and part_number <> all(${partNumbers}::integer[])
    returning file`);
  tx.write(sql`
    update object_part p set start = placed.before
    from (
      select part_number, sum(size) over (order by part_number) - size as before
      from object_part where account = ${at.account} and object_id = ${at.objectId}) placed
    where p.account = ${at.account} and p.object_id = ${at.objectId}
      and p.part_number = placed.part_number`);
  return others;
};

/** Deletes the parts of an upload or of an object; gives their files. */
export const deleteParts = (tx: Tx, at: PartsOf): Promise<readonly { readonly file: string }[]> =>
  tx.rows(sql<{ file: string }>`
    delete from object_part where account = ${at.account} and object_id = ${at.objectId}
    returning file`);

/** Adds the parts of an object that comes into being with all of them. */
export const insertParts = (tx: Tx, parts: readonly PartRow[]): void =>
  tx.write(sql`
    insert into object_part (account, object_id, part_number, file, size, etag, last_modified,
      checksum, start)
    select account, object_id, part_number, file, size, etag, last_modified,
      nullif(checksum, 'null'), start
    from jsonb_to_recordset(${json(parts)}::text::jsonb) as w(account text, object_id uuid,
      part_number integer, file uuid, size bigint, etag text, last_modified bigint,
      checksum jsonb, start bigint)`);

/** Which of these files belong to an object or to an upload. */
export const findKnownFiles = (
  database: Database,
  files: readonly string[],
): Promise<readonly { readonly file: string }[]> =>
  database.rows(sql<{ file: string }>`
    select f.file from unnest(${files}::uuid[]) as f(file)
    where exists (select from object_version v where v.object_id = f.file)
      or exists (select from object_part p where p.file = f.file)`);
