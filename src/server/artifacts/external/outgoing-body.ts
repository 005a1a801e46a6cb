import { type Readable, Transform } from 'node:stream';

/** The body of a request, with the number of bytes that its stream gives. */
export interface OutgoingBody {
  readonly stream: Readable;
  readonly length: number;
  /** A checksum that is known only when the body has been read; it is sent behind the body. */
  readonly trailer?: OutgoingTrailer | undefined;
}

interface OutgoingTrailer {
  /** `x-amz-checksum-crc32` and the like. */
  readonly name: string;
  /** Called when the stream has ended. */
  readonly value: () => string;
}

/** A body gave more or fewer bytes than were announced. */
class BodyLengthError extends Error {
  override readonly name = 'BodyLengthError';
}

/** What turns the bytes of a body into those on the wire. It fails when the length is wrong. */
export const toWire = ({ length, trailer }: OutgoingBody): Transform => {
  const pieces = trailer ? framed(trailer) : keptBack();
  let size = 0;
  return new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      size += piece.length;
      if (size > length) done(new BodyLengthError(`The body is longer than ${length} bytes.`));
      else done(null, pieces.next(piece));
    },
    flush: (done) => {
      if (size === length) done(null, pieces.end());
      else done(new BodyLengthError(`The body ended after ${size} of ${length} bytes.`));
    },
  });
};

interface Pieces {
  readonly next: (piece: Buffer) => Buffer | undefined;
  readonly end: () => Buffer | undefined;
}

/**
 * The last piece waits until the source has ended well: whoever receives the whole length stores it, and
 * a body may turn out to be wrong only when its last byte has been read.
 */
const keptBack = (): Pieces => {
  let kept: Buffer | undefined;
  return {
    next: (piece) => {
      const before = kept;
      kept = piece;
      return before;
    },
    end: () => kept,
  };
};

/** S3 takes no chunk, but the last, that is shorter than 8 KiB. */
const CHUNK_BYTES = 64 * 1024;

/** aws-chunked framing. Its end follows only on the end of the source, so that nothing need wait. */
const framed = (trailer: OutgoingTrailer): Pieces => {
  let gathered: Buffer[] = [];
  let size = 0;
  const chunk = (): Buffer => {
    if (size === 0) return Buffer.alloc(0);
    const bytes = [Buffer.from(`${size.toString(16)}\r\n`), ...gathered, Buffer.from('\r\n')];
    gathered = [];
    size = 0;
    return Buffer.concat(bytes);
  };
  return {
    next: (piece) => {
      gathered.push(piece);
      size += piece.length;
      return size < CHUNK_BYTES ? undefined : chunk();
    },
    end: () =>
      Buffer.concat([chunk(), Buffer.from(`0\r\n${trailer.name}:${trailer.value()}\r\n\r\n`)]),
  };
};
