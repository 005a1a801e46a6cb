import type { Database } from '../../src/server/store/database.js';
import type { Statement } from '../../src/server/store/sql.js';

/** A node of PostgreSQL's plans, as far as it is looked at here. */
interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** A database that counts the rows which its reading statements go through to find theirs. */
export interface CountingDatabase extends Database {
  /** How many rows were gone through since this was last asked. */
  readonly takeRowsTouched: () => number;
}

export const countRowsTouched = (database: Database): CountingDatabase => {
  let touched = 0;
  type Rows = Database['rows'];
  const counted =
    (rows: Rows): Rows =>
    async (statement) => {
      if (isReading(statement.text)) touched += await rowsTouched(rows, statement);
      return rows(statement);
    };
  return {
    ...database,
    rows: counted(database.rows),
    transaction: (work) =>
      database.transaction((tx) => work({ rows: counted(tx.rows), write: tx.write })),
    takeRowsTouched: () => {
      const taken = touched;
      touched = 0;
      return taken;
    },
  };
};

// A statement that changes something may not be carried out once more than it should.
const isReading = (text: string): boolean =>
  !/\b(insert|update|delete|nextval)\b/.test(text.replaceAll('for update', ''));

const rowsTouched = async (
  rows: Database['rows'],
  statement: Statement<unknown>,
): Promise<number> => {
  const { text, values } = statement;
  const explained = await rows<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>({
    name: '',
    text: `explain (analyze, format json) ${text}`,
    values,
  });
  return explained[0]?.['QUERY PLAN'].reduce((sum, { Plan }) => sum + rowsOf(Plan), 0) ?? 0;
};

const rowsOf = (node: PlanNode): number => {
  const { 'Actual Rows': found, 'Rows Removed by Filter': removed = 0 } = node;
  const own = node['Relation Name'] ? (found + removed) * node['Actual Loops'] : 0;
  return (node.Plans ?? []).reduce((sum, below) => sum + rowsOf(below), own);
};
