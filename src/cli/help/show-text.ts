import type { OpenPager } from '../aws/contract.js';
import type { Io } from '../io.js';
import type { Page } from './page.js';
import { setPage } from './set-page.js';

const widthDefault = 80;

/** Shows a page, paged on a terminal. */
export function showPage(page: Page, io: Io): Promise<void> {
  const width = io.columns ?? widthDefault;
  return show((bold) => setPage(page, { width, bold }), io);
}

/** Shows text that is set already. */
export function showText(text: string, io: Io): Promise<void> {
  return show(() => text, io);
}

type Bold = (text: string) => string;

async function show(textWith: (bold: Bold) => string, io: Io): Promise<void> {
  if (!io.isOutTty) {
    io.writeOut(textWith((text) => text));
    return;
  }
  const command = pagerCommand(io.env);
  if (command === '') {
    io.writeOut(textWith(brightened));
    return;
  }
  const { openPager }: { readonly openPager: OpenPager } = await import('../aws/pager.js');
  const pager = await openPager(command, io);
  try {
    pager.write(textWith(overstruck));
  } finally {
    await pager.close();
  }
}

// Set to nothing, a variable asks for no pager.
function pagerCommand(env: Io['env']): string {
  return env['AWS_PAGER'] ?? env['PAGER'] ?? 'less';
}

function brightened(text: string): string {
  return `\x1b[1m${text}\x1b[0m`;
}

// Every pager shows a letter that is typed twice in one place as bold, whatever its options are.
function overstruck(text: string): string {
  return [...text].map((letter) => (letter === ' ' ? letter : `${letter}\b${letter}`)).join('');
}
