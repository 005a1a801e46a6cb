import type { Block, EntryBlock, Page, Row, Section } from './page.js';
import { wrap } from './wrap.js';

export interface Style {
  /** Columns of the page. */
  readonly width: number;
  readonly bold: (text: string) => string;
}

/** The columns by which what belongs to a title or a name is indented. */
const step = 4;

/** The columns by which lines that are kept as they are stand apart from the text. */
const codeStep = 2;

/** However deep a text is indented, its lines have room for this much. */
const textMin = 30;

/** Sets a page as text with a line break at its end. */
export function setPage(page: Page, style: Style): string {
  const lines = page.flatMap((section, index) => [
    ...(index === 0 ? [] : ['']),
    ...sectionLines(section, style),
  ]);
  return `${lines.join('\n')}\n`;
}

function sectionLines({ title, blocks }: Section, style: Style): readonly string[] {
  return [style.bold(title), ...blockLines(blocks, step, style)];
}

function blockLines(blocks: readonly Block[], indent: number, style: Style): readonly string[] {
  return blocks.flatMap((block, index) => {
    const isTight = index === 0 || block.kind === 'facts';
    return [...(isTight ? [] : ['']), ...linesOf(block, indent, style)];
  });
}

function linesOf(block: Block, indent: number, style: Style): readonly string[] {
  switch (block.kind) {
    case 'text':
      return filled(block.text, indent, style);
    case 'facts':
      return block.lines.flatMap((line) => hanging(line, indent, style));
    case 'code':
      return block.lines.map((line) => (line === '' ? '' : pad(indent + codeStep) + line));
    case 'entry':
      return entryLines(block, indent, style);
    case 'table':
      return tableLines(block.rows, indent, style);
  }
}

function entryLines(
  { term, note, blocks }: EntryBlock,
  indent: number,
  style: Style,
): readonly string[] {
  const head = `${pad(indent)}${style.bold(term)}${note === undefined ? '' : ` ${note}`}`;
  return [head, ...blockLines(blocks, indent + step, style)];
}

// The texts share a column where the names leave them at least half of the page.
function tableLines(rows: readonly Row[], indent: number, style: Style): readonly string[] {
  const longest = Math.max(0, ...rows.map(({ term }) => term.length));
  const column = indent + longest + 2;
  if (column > style.width / 2) {
    return rows.flatMap(({ term, text }) => [
      pad(indent) + style.bold(term),
      ...filled(text, indent + step, style),
    ]);
  }
  return rows.flatMap(({ term, text }) => {
    const [first = '', ...others] = filled(text, column, style);
    const gap = pad(column - indent - term.length);
    return [`${pad(indent)}${style.bold(term)}${gap}${first.trimStart()}`.trimEnd(), ...others];
  });
}

// What does not fit on the line of a fact stands a little to the right of it.
function hanging(text: string, indent: number, style: Style): readonly string[] {
  const [first = '', ...others] = filled(text, indent + codeStep, style);
  return [first.slice(codeStep), ...others];
}

function filled(text: string, indent: number, { width }: Style): readonly string[] {
  return wrap(text, Math.max(textMin, width - indent)).map((line) => pad(indent) + line);
}

function pad(columns: number): string {
  return ' '.repeat(columns);
}
