import { checkChunkSizes, parseChunkHeader } from './chunk-header.js';
import { checkChunkSignatures } from './chunk-signatures.js';
import type { SeedSigning } from './expected-body.js';
import {
  type Cursor,
  incompleteBody,
  type Parsing,
  readData,
  readEnd,
  readLine,
} from './piecewise.js';
import { readTrailer, type TrailerHeader } from './trailer.js';

export interface AwsChunkedRules {
  /** Present where every chunk is signed. */
  readonly signing: SeedSigning | undefined;
  readonly hasTrailer: boolean;
  /** `x-amz-decoded-content-length`. */
  readonly length: number;
  /** Takes a piece of the data; it shares the memory of the piece that came in. */
  readonly take: (data: Buffer) => void;
}

/**
 * Takes an aws-chunked body apart and gives the headers that follow its data. Data is handed on before
 * the signature of its chunk is known: it counts only once everything has been read. Throws a BodyError.
 */
export function* readAwsChunked(rules: AwsChunkedRules): Parsing<readonly TrailerHeader[]> {
  const signatures = rules.signing && checkChunkSignatures(rules.signing);
  const sizes = checkChunkSizes(rules.length);
  const cursor: Cursor = { bytes: Buffer.alloc(0), at: 0 };
  const take = (data: Buffer): void => {
    signatures?.take(data);
    rules.take(data);
  };
  for (;;) {
    const { size, signature } = parseChunkHeader(yield* readLine(cursor), signatures !== undefined);
    sizes.next(size);
    yield* readData(cursor, size, take);
    signatures?.endChunk(signature);
    if (size === 0) break;
    yield* readLineEnd(cursor);
  }
  if (!rules.hasTrailer) {
    yield* readLineEnd(cursor);
    yield* readEnd(cursor);
    return [];
  }
  const trailer = yield* readTrailer(cursor, signatures !== undefined);
  signatures?.endTrailer(trailer.signature ?? '', trailer.headers);
  yield* readEnd(cursor);
  return trailer.headers;
}

function* readLineEnd(cursor: Cursor): Parsing<void> {
  if ((yield* readLine(cursor)) !== '\r') throw incompleteBody();
}
