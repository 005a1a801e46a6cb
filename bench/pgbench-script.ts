import type { SqlValue } from '../src/server/store/sql.js';
import type { RecordedCycle, RecordedStatement } from './recorded-cycle.js';

/** What pgbench is given: a script, and the values that it names. */
export interface PgbenchScript {
  readonly text: string;
  /** For `-D name=value`. */
  readonly values: readonly (readonly [name: string, value: string])[];
}

/**
 * Writes a recorded life cycle as a script that pgbench can repeat with every job: parameters stay
 * parameters, in which the ids of the recorded job are exchanged for those of the one that the script
 * has claimed, and the ids that were made for new ones.
 */
export const pgbenchScript = (
  cycle: RecordedCycle,
  options: { readonly isPipelined: boolean },
): PgbenchScript => {
  const values: [string, string][] = [];
  const written = (statement: RecordedStatement): string =>
    statement.text.replaceAll(/\$(\d+)/g, (_, number: string) => {
      const value = textOf(statement.values[Number(number) - 1]);
      if (value === undefined) return 'null';
      const name = `v${values.length}`;
      const { template, exchanges } = withPlaces(value, cycle);
      values.push([name, template]);
      return exchanges.reduce(
        (inner, { place, expression }) => `replace(${inner}, '${place}', ${expression})`,
        `:${name}`,
      );
    });
  const others = cycle.others.map((statement) => `${written(statement)};`);
  const lines = [
    // 64 random bits make an id that no other client makes.
    '\\set fresh random(1, 9223372036854775806)',
    `${written(cycle.claim)} \\gset`,
    ...(options.isPipelined ? ['\\startpipeline', ...others, '\\endpipeline'] : others),
  ];
  return { text: `${lines.join('\n')}\n`, values };
};

/** A parameter as PostgreSQL reads it from text; undefined for null. */
const textOf = (value: SqlValue): string | undefined => {
  if (value === null || value === undefined) return undefined;
  if (!Array.isArray(value)) return String(value);
  return `{${value.map((element: unknown) => `"${String(element)}"`).join(',')}}`;
};

interface Exchange {
  readonly place: string;
  readonly expression: string;
}

const claimedColumns = [
  'job_id',
  'nonce',
  'pipeline_id',
  'pipeline_execution_id',
  'action_execution_id',
  'pipeline_name',
] as const;

const withPlaces = (
  value: string,
  { job, fresh }: RecordedCycle,
): { readonly template: string; readonly exchanges: readonly Exchange[] } => {
  const exchanges: Exchange[] = [];
  let template = value;
  const exchange = (recorded: string, by: Exchange & { readonly template?: string }): void => {
    if (!template.includes(recorded)) return;
    template = template.replaceAll(recorded, by.template ?? by.place);
    if (!exchanges.some(({ place }) => place === by.place)) exchanges.push(by);
  };
  for (const column of claimedColumns) {
    exchange(job[column] ?? '', { place: `@${column}@`, expression: `:${column}` });
  }
  fresh.forEach((id, index) => {
    // Half of an id tells the ids of one cycle apart, the other half is the cycle's own.
    exchange(id, {
      template: `${String(index).padStart(16, '0')}@fresh@`,
      place: '@fresh@',
      expression: "lpad(to_hex(:fresh::bigint), 16, '0')",
    });
  });
  return { template, exchanges };
};
