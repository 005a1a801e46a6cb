import { BodyError } from './body-error.js';
import { type Cursor, type Parsing, readLine } from './piecewise.js';

/** A header that follows the data, its name in lower case. */
export type TrailerHeader = readonly [name: string, value: string];

export interface Trailer {
  readonly headers: readonly TrailerHeader[];
  /** Absent where it is not signed. */
  readonly signature: string | undefined;
}

const HEADERS_MAX = 8;
const signatureName = 'x-amz-trailer-signature';

/** Reads the headers after the last chunk, and the empty line that ends them. */
export function* readTrailer(cursor: Cursor, isSigned: boolean): Parsing<Trailer> {
  const headers: TrailerHeader[] = [];
  for (;;) {
    const header = yield* readHeader(cursor);
    if (!header && !isSigned) return { headers, signature: undefined };
    // Some clients end a value with a line feed of its own: that empty line is not the last.
    if (!header) continue;
    const [name, value] = header;
    if (isSigned && name === signatureName) {
      // It signs all that is before it: nothing can follow.
      if (yield* readHeader(cursor)) throw malformedTrailer();
      return { headers, signature: value };
    }
    if (headers.length === HEADERS_MAX) throw malformedTrailer();
    headers.push(header);
  }
}

/** What follows the data is not what was announced. */
export const malformedTrailer = (): BodyError =>
  new BodyError(
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
  );

/** Undefined for an empty line. */
function* readHeader(cursor: Cursor): Parsing<TrailerHeader | undefined> {
  const line = (yield* readLine(cursor)).replace(/\r$/, '');
  if (line === '') return undefined;
  const [, name, value] = /^([\w-]+):(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw malformedTrailer();
  return [name.toLowerCase(), value.trim()];
}
