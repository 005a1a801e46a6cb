import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { readAwsChunked } from './aws-chunked.js';
import { type ReceivedBody, startDigests } from './digests.js';
import { type BodyRequest, type ExpectedBody, expectBody } from './expected-body.js';
import { incompleteBody, type Parsing } from './piecewise.js';
import type { TrailerHeader } from './trailer.js';

export interface DecodedBody {
  /** The decoded bytes. It ends only after every check has passed, and else fails with a BodyError. */
  readonly stream: Readable;
  /** How many bytes it will give, where the client says so. */
  readonly length: number | undefined;
  /** What was received. To be called when the stream has ended; before, it throws. */
  readonly received: () => ReceivedBody;
}

/**
 * Decodes the body of a request while it comes in, with back-pressure: takes aws-chunked framing apart
 * and checks chunk signatures, lengths, `x-amz-content-sha256`, Content-MD5 and checksums in the same
 * pass that computes the MD5.
 *
 * Throws a BodyError at once when the headers alone show that the body cannot be right. `source` is
 * never destroyed: when the stream fails or is destroyed, what is left of the source is read and
 * dropped, so that the client comes to read the answer. An answer to a failed body is best sent with
 * `connection: close`.
 */
export const decodeBody = (source: Readable, request: BodyRequest): DecodedBody => {
  const expected = expectBody(request);
  const digests = startDigests(expected);
  let received: ReceivedBody | undefined;
  const parsing = parse(expected, request, (data) => {
    digests.take(data);
    stream.push(data);
  });
  // Brings it to where it needs the first piece.
  parsing.next();
  const stream = new Transform({
    transform: (piece: Buffer, _encoding, done) => attempt(done, () => parsing.next(piece)),
    flush: (done) =>
      attempt(done, () => {
        const end = parsing.next(undefined);
        if (!end.done) throw incompleteBody();
        received = digests.end(end.value);
      }),
  });
  feed(source, stream);
  return {
    stream,
    length: expected.length,
    received: () => {
      if (!received) throw new Error('The body has not been received yet.');
      return received;
    },
  };
};

const parse = (
  { framing, length = 0 }: ExpectedBody,
  { signing }: BodyRequest,
  take: (data: Buffer) => void,
): Parsing<readonly TrailerHeader[]> => {
  if (framing.kind === 'plain') return readPlain(take);
  const { signed, hasTrailer } = framing;
  return readAwsChunked({ signing: signed ? signing : undefined, hasTrailer, length, take });
};

function* readPlain(take: (data: Buffer) => void): Parsing<readonly TrailerHeader[]> {
  for (;;) {
    const data = yield;
    if (!data) return [];
    take(data);
  }
}

const attempt = (done: TransformCallback, work: () => void): void => {
  try {
    work();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done();
};

// Not `pipeline`, which would destroy the source, and with a request its connection, before the
// client has been told what is wrong.
const feed = (source: Readable, stream: Transform): void => {
  const broken = (): void => {
    if (!source.readableEnded) stream.destroy(incompleteBody());
  };
  source.on('error', broken);
  source.once('close', broken);
  stream.once('close', () => {
    source.unpipe(stream);
    source.resume();
  });
  source.pipe(stream);
  if (source.destroyed) broken();
};
