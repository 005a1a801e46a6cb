import { generalError } from '../../cli-error.js';
import { textOf } from '../../python-dict.js';
import { widthOf } from './text-width.js';

/** A part of a table with columns of its own. */
export class Section {
  /** Undefined for one that has no line for it. */
  readonly title: string | undefined;
  readonly level: number;
  headers: readonly string[] = [];
  readonly rows: (readonly string[])[] = [];
  #columns: number | undefined;
  #widths: number[] = [];

  constructor(title: string | undefined, level: number) {
    this.title = title;
    this.level = level;
  }

  addHeaders(headers: readonly string[]): void {
    this.#columns ??= headers.length;
    this.#widen(headers);
    this.headers = headers;
  }

  addRow(cells: readonly unknown[]): void {
    this.#columns ??= cells.length;
    if (cells.length !== this.#columns) {
      throw generalError(
        `Row should have ${this.#columns} elements, instead it has ${cells.length}`,
      );
    }
    const row = cells.map(textOf);
    this.rows.push(row);
    this.#widen(row);
  }

  /** How wide the whole table has to be for this section. */
  totalWidth(): number {
    const border = 2 + 2 * this.level;
    const columns = this.#padded().reduce((sum, width) => sum + width, 0);
    return Math.max(widthOf(textOf(this.title ?? null)), columns) + border;
  }

  /** The widths of the columns, each grown by the same part, to fill the given one. */
  columnWidths(total: number): readonly number[] {
    const padded = this.#padded();
    if (padded.length === 0) return [];
    const factor = total / padded.reduce((sum, width) => sum + width, 0);
    return fitted(
      padded.map((width) => halfToEven(factor * width)),
      total,
    );
  }

  #padded(): readonly number[] {
    return this.#widths.map((width) => width + padding);
  }

  #widen(row: readonly string[]): void {
    const widths = row.map(widthOf);
    if (this.#widths.length === 0) {
      this.#widths = widths;
      return;
    }
    // More headers than a row has had columns: Python falls over the end of its list.
    if (widths.length > this.#widths.length) throw generalError('list index out of range');
    for (const [at, width] of widths.entries()) {
      this.#widths[at] = Math.max(width, this.#widths[at] ?? 0);
    }
  }
}

/** The blanks round a cell, and its share of the edges. */
const padding = 4;

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

// What rounding has added is taken from the columns one by one from the left, what it has taken is
// added from the right.
function fitted(rounded: readonly number[], total: number): readonly number[] {
  const widths = [...rounded];
  const tooWide = widths.reduce((sum, width) => sum + width, 0) - total;
  const step = Math.sign(tooWide);
  for (let turn = 0; turn < Math.abs(tooWide); turn += 1) {
    const place = turn % widths.length;
    const at = step > 0 ? place : widths.length - 1 - place;
    widths[at] = (widths[at] ?? 0) - step;
  }
  return widths;
}
