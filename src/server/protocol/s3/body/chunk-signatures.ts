import { createHash } from 'node:crypto';
import {
  chunkSignature,
  EMPTY_PAYLOAD_HASH,
  signaturesMatch,
  trailerSignature,
} from '../../../../sigv4/index.js';
import { BodyError } from './body-error.js';
import type { SeedSigning } from './expected-body.js';
import type { TrailerHeader } from './trailer.js';

/** Holds the signatures of chunks against their data, each going on from the one before. */
export interface ChunkSignatures {
  readonly take: (data: Buffer) => void;
  /** The data of a chunk is complete. Throws a BodyError when this is not its signature. */
  readonly endChunk: (signature: string) => void;
  /** The same for the headers that follow the last chunk. */
  readonly endTrailer: (signature: string, headers: readonly TrailerHeader[]) => void;
}

export const checkChunkSignatures = (signing: SeedSigning): ChunkSignatures => {
  let previousSignature = signing.signature;
  let hash = createHash('sha256');
  let isEmpty = true;
  const check = (given: string, expected: string): void => {
    if (!signaturesMatch(given, expected)) throw signatureMismatch();
    previousSignature = expected;
  };
  return {
    take: (data) => {
      hash.update(data);
      isEmpty = false;
    },
    endChunk: (signature) => {
      const sha256 = isEmpty ? EMPTY_PAYLOAD_HASH : hash.digest('hex');
      check(signature, chunkSignature(signing, { previousSignature, sha256 }));
      hash = createHash('sha256');
      isEmpty = true;
    },
    endTrailer: (signature, headers) =>
      check(signature, trailerSignature(signing, { previousSignature, headers })),
  };
};

const signatureMismatch = (): BodyError =>
  new BodyError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
