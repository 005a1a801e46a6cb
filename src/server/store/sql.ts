/** A value that may stand in a statement. Objects travel as JSON. */
export type SqlValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | Buffer
  | readonly SqlValue[]
  | object;

/** A statement with its parameters apart; `Row` is what its columns are, by the migrations. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly row?: Row;
}

const prepared = new WeakMap<TemplateStringsArray, { name: string; text: string }>();
let statements = 0;

/**
 * Writes a statement: every `${value}` becomes a parameter, never text. Each place in the code is
 * one prepared statement on every connection.
 */
export const sql = <Row = never>(
  strings: TemplateStringsArray,
  ...values: readonly SqlValue[]
): Statement<Row> => {
  const known = prepared.get(strings) ?? prepare(strings);
  return { ...known, values };
};

const prepare = (strings: TemplateStringsArray): { name: string; text: string } => {
  const text = strings.reduce((sofar, part, index) => `${sofar}$${index}${part}`);
  statements += 1;
  const entry = { name: `s${statements}`, text };
  prepared.set(strings, entry);
  return entry;
};

/** A value for a jsonb parameter, as text, so that arrays are not taken for PostgreSQL's own. */
export const json = (value: unknown): string => JSON.stringify(value);
