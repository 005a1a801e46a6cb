import type { CliResponse, FormatterSettings } from '../../src/cli/aws/contract.js';
import { formatterOf } from '../../src/cli/aws/output/index.js';
import { compileQuery } from '../../src/cli/aws/query.js';

export interface Printing extends Partial<Pick<FormatterSettings, 'isColored' | 'columns'>> {
  readonly query?: string | undefined;
  /** The operation's name, over a table. */
  readonly title?: string;
}

export interface Printed {
  readonly out: string;
  /** What went wrong, after what had been printed by then. */
  readonly fault?: unknown;
}

/** What a format prints of an answer. */
export const printedBy = async (
  format: string,
  response: CliResponse,
  { query, title = 'GetPipeline', isColored = false, columns }: Printing = {},
): Promise<Printed> => {
  let out = '';
  try {
    const formatter = await formatterOf(format, {
      write: (text) => {
        out += text;
      },
      query: query === undefined ? undefined : compileQuery(query),
      isColored,
      columns,
    });
    await formatter.print(title, response);
    return { out };
  } catch (fault) {
    return { out, fault };
  }
};

/** An answer that came in one piece. */
export const plain = (value: unknown): CliResponse => ({ kind: 'plain', value });

/** An answer in pages. */
export const paged = (
  resultKey: string,
  pages: readonly unknown[],
  resumeToken?: string,
): CliResponse => ({
  kind: 'paged',
  pages: {
    resultKey,
    resumeToken: () => resumeToken,
    async *[Symbol.asyncIterator]() {
      yield* pages;
    },
  },
});
