import { BodyError } from './body-error.js';

/**
 * A parser of a body that comes in pieces: it yields when it needs the next one, and is given undefined
 * at the end.
 */
export type Parsing<Result> = Generator<void, Result, Buffer | undefined>;

/** Where a parser is in the piece at hand. */
export interface Cursor {
  bytes: Buffer;
  at: number;
}

const LINE_BYTES_MAX = 1024;
const LINE_FEED = 0x0a;

/** Reads up to the next line feed and gives what is before it. */
export function* readLine(cursor: Cursor): Parsing<string> {
  let line = '';
  for (;;) {
    const { bytes, at } = cursor;
    const lineFeed = bytes.indexOf(LINE_FEED, at);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    if (line.length + end - at > LINE_BYTES_MAX) throw incompleteBody();
    line += bytes.toString('latin1', at, end);
    if (lineFeed >= 0) {
      cursor.at = lineFeed + 1;
      return line;
    }
    yield* nextPiece(cursor);
  }
}

/** Reads so many bytes and hands them on in pieces, without copying. */
export function* readData(
  cursor: Cursor,
  size: number,
  take: (data: Buffer) => void,
): Parsing<void> {
  for (let left = size; left > 0; ) {
    if (cursor.at === cursor.bytes.length) yield* nextPiece(cursor);
    const data = cursor.bytes.subarray(cursor.at, cursor.at + left);
    cursor.at += data.length;
    left -= data.length;
    take(data);
  }
}

/** Reads to the end of the body, where nothing but line ends may be. */
export function* readEnd(cursor: Cursor): Parsing<void> {
  for (;;) {
    if (!/^[\r\n]*$/.test(cursor.bytes.toString('latin1', cursor.at))) throw incompleteBody();
    const bytes = yield;
    if (!bytes) return;
    cursor.bytes = bytes;
    cursor.at = 0;
  }
}

function* nextPiece(cursor: Cursor): Parsing<void> {
  const bytes = yield;
  if (!bytes) throw incompleteBody();
  cursor.bytes = bytes;
  cursor.at = 0;
}

/** The body ends before it is complete, or is not framed as it must be. */
export const incompleteBody = (): BodyError =>
  new BodyError('IncompleteBody', 'The request body terminated unexpectedly');
