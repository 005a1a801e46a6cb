/** A value that a text had at some place, and where that value ended. */
export interface Scanned<T = unknown> {
  readonly value: T;
  readonly end: number;
}
