import { Section } from './section.js';
import { widthOf } from './text-width.js';

export interface RenderSettings {
  /** The pieces that a line is made of come one by one: colours are set back after each. */
  readonly write: (piece: string) => void;
  readonly columns: number;
  readonly style: Style;
}

/** How the parts of a table are dressed up. */
export interface Style {
  readonly cell: (text: string) => string;
  /** The edge of what a section is nested in. */
  readonly bar: string;
}

/** Writes a table, turned on its side where it is wider than the screen. */
export function renderTable(sections: readonly Section[], settings: RenderSettings): void {
  const { write, columns, style } = settings;
  const shown = widest(sections) > columns ? sections.map(onItsSide) : sections;
  const width = widest(shown);
  write(`${'-'.repeat(width)}\n`);
  for (const section of shown) {
    const bars = style.bar.repeat(section.level);
    for (const line of linesOf(section, width - 2 * section.level, style)) {
      for (const piece of [bars, line, bars, '\n']) write(piece);
    }
  }
}

function widest(sections: readonly Section[]): number {
  return Math.max(...sections.map((section) => section.totalWidth()));
}

// A section with one row becomes one of names and values.
function onItsSide(section: Section): Section {
  const [row, ...others] = section.rows;
  if (row === undefined || others.length > 0 || section.headers.length === 0) return section;
  const turned = new Section(section.title, section.level);
  for (const [at, header] of section.headers.entries()) {
    const cell = row[at];
    if (cell !== undefined) turned.addRow([header, cell]);
  }
  return turned;
}

function linesOf(section: Section, width: number, style: Style): readonly string[] {
  return [
    ...titleLines(section, width),
    ...headerLines(section, width),
    ...rowLines(section, width, style),
  ];
}

function titleLines({ title, headers, rows }: Section, width: number): readonly string[] {
  if (title === undefined || title === '') return [];
  const line = `${centred(title, width, '|')}|`;
  return headers.length === 0 && rows.length === 0 ? [line, border([width])] : [line];
}

function headerLines(section: Section, width: number): readonly string[] {
  if (section.headers.length === 0) return [];
  const widths = section.columnWidths(width);
  const cells = widths.flatMap((cellWidth, at) => {
    const header = section.headers[at];
    return header === undefined ? [] : [`${centred(header, cellWidth, at === 0 ? '|' : '')}|`];
  });
  return [border(widths), cells.join('')];
}

function rowLines(section: Section, width: number, style: Style): readonly string[] {
  const widths = section.columnWidths(width);
  if (section.rows.length === 0 || widths.length === 0) return [];
  const lines = section.rows.map((row) =>
    row
      .map((cell, at) => leftAligned(cell, widths[at] ?? 0, { isFirst: at === 0, style }))
      .join(''),
  );
  return [border(widths), ...lines, border(widths)];
}

// The first column has both its edges, the others only the right one.
function border(widths: readonly number[]): string {
  const parts = widths.map((width, at) =>
    at === 0 ? `+${'-'.repeat(Math.max(0, width - 2))}+` : `${'-'.repeat(Math.max(0, width - 1))}+`,
  );
  return parts.join('');
}

// Without the right edge.
function centred(text: string, width: number, leftEdge: string): string {
  const textWidth = widthOf(text);
  const left = Math.floor(width / 2) - Math.floor(textWidth / 2) - 1;
  const right = width - 1 - (leftEdge.length + left + textWidth);
  return leftEdge + blanks(left) + text + blanks(right);
}

const cellMargin = 2;

function leftAligned(
  text: string,
  width: number,
  { isFirst, style }: { readonly isFirst: boolean; readonly style: Style },
): string {
  const leftEdge = isFirst ? '|' : '';
  const textWidth = widthOf(text);
  const free = width - textWidth - leftEdge.length - 1;
  const left = free >= cellMargin ? cellMargin : 0;
  return `${leftEdge}${blanks(left)}${style.cell(text)}${blanks(free - left)}|`;
}

function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count));
}
