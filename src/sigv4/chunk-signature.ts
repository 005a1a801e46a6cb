import { EMPTY_PAYLOAD_HASH, sha256Hex } from './payload-hash.js';
import { ALGORITHM, signatureOf } from './signature.js';

/** What all chunks of one upload are signed with, besides the signature before them. */
export interface ChunkSigning {
  readonly signingKey: Buffer;
  readonly amzDate: string;
  readonly scope: string;
}

export interface Chunk {
  /** Of the chunk before; of the request itself (the seed) for the first. */
  readonly previousSignature: string;
  /** Hexadecimal SHA-256 of the chunk's data, without its length and line ends. */
  readonly sha256: string;
}

/** The signature of one chunk of an aws-chunked body; the last chunk is empty and signed as well. */
export const chunkSignature = (signing: ChunkSigning, chunk: Chunk): string =>
  signatureOf(
    signing.signingKey,
    `${ALGORITHM}-PAYLOAD\n${signing.amzDate}\n${signing.scope}\n${chunk.previousSignature}\n${EMPTY_PAYLOAD_HASH}\n${chunk.sha256}`,
  );

export interface Trailer {
  /** Of the empty chunk that ends the data. */
  readonly previousSignature: string;
  /** In the order in which they are sent, without `x-amz-trailer-signature`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The signature of the headers that follow an aws-chunked body (`x-amz-trailer-signature`). */
export const trailerSignature = (signing: ChunkSigning, trailer: Trailer): string => {
  const lines = trailer.headers.map(([name, value]) => `${name.toLowerCase()}:${value.trim()}\n`);
  return signatureOf(
    signing.signingKey,
    `${ALGORITHM}-TRAILER\n${signing.amzDate}\n${signing.scope}\n${trailer.previousSignature}\n${sha256Hex(lines.join(''))}`,
  );
};
