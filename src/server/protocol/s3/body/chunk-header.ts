import { BodyError } from './body-error.js';
import { incompleteBody } from './piecewise.js';

/** What stands before a chunk. */
export interface ChunkHeader {
  readonly size: number;
  /** Empty where chunks are not signed. */
  readonly signature: string;
}

/** Reads `10000;chunk-signature=…`, or `10000` where chunks are not signed, with the carriage return. */
export const parseChunkHeader = (line: string, isSigned: boolean): ChunkHeader => {
  const [, size, signature = ''] = (isSigned ? signedHeader : unsignedHeader).exec(line) ?? [];
  if (size === undefined) throw incompleteBody();
  return { size: Number.parseInt(size, 16), signature };
};

// Sizes of up to 48 bits: more than any object has, and exact.
const unsignedHeader = /^([0-9a-f]{1,12})\r$/i;
const signedHeader = /^([0-9a-f]{1,12});chunk-signature=([0-9a-f]{64})\r$/i;

/** Every chunk but the last must be as long as this. */
const CHUNK_BYTES_MIN = 8192;

/** Holds the sizes of chunks against the length that was declared. */
export interface ChunkSizes {
  /** A chunk of this size begins; 0 ends the data. Throws a BodyError when it cannot. */
  readonly next: (size: number) => void;
}

export const checkChunkSizes = (length: number): ChunkSizes => {
  let number = 0;
  let previous = CHUNK_BYTES_MIN;
  let total = 0;
  return {
    next: (size) => {
      number += 1;
      total += size;
      if (total > length || (size === 0 && total < length)) throw wrongLength(length, total);
      if (size > 0 && previous < CHUNK_BYTES_MIN) throw chunkTooSmall(number, previous);
      previous = size;
    },
  };
};

/** The body is longer or shorter than its headers say. */
export const wrongLength = (expected: number, provided: number): BodyError =>
  new BodyError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
    { NumberBytesExpected: String(expected), NumberBytesProvided: String(provided) },
  );

const chunkTooSmall = (number: number, size: number): BodyError =>
  new BodyError(
    'InvalidChunkSizeError',
    `Only the last chunk is allowed to have a size less than ${CHUNK_BYTES_MIN} bytes`,
    { Chunk: String(number), BadChunkSize: String(size) },
  );
