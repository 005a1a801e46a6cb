import type { OperationName } from '../../model/index.js';
import type { CliResponse, FormatterOf, IsColored, OpenPager } from './contract.js';
import type { Session } from './session.js';

/** Prints an answer in the format that was asked for, paged on a terminal. */
export async function printResponse(
  operation: OperationName,
  response: CliResponse,
  session: Session,
): Promise<void> {
  const { globals, query, config, io } = session;
  const format = globals.output ?? (await config.output());
  const { formatterOf }: { readonly formatterOf: FormatterOf } = await import('./output/index.js');
  const isColored = await coloring(format, session);
  const print = async (write: (text: string) => void): Promise<void> => {
    const formatter = await formatterOf(format, { write, query, isColored, columns: io.columns });
    await formatter.print(operation, response);
  };
  const pager = await pagerOf(session);
  if (pager === undefined) return print(io.writeOut);
  const { openPager }: { readonly openPager: OpenPager } = await import('./pager.js');
  const stream = await openPager(pager, io);
  try {
    await print(stream.write);
  } finally {
    await stream.close();
  }
}

// Only tables have colours.
async function coloring(format: string, { globals, io }: Session): Promise<boolean> {
  if (format !== 'table') return false;
  const { isColored }: { readonly isColored: IsColored } = await import('./color.js');
  return isColored(globals.color, io);
}

async function pagerOf({ globals, config, io }: Session): Promise<string | undefined> {
  if (!globals.pager || !io.isOutTty) return undefined;
  const command = await config.pager();
  return command === '' ? undefined : command;
}
