import {
  type ChunkSigning,
  chunkSignature,
  sha256Hex,
  trailerSignature,
} from '../../src/sigv4/index.js';

export interface AwsChunkedUpload {
  /** The data of the chunks, without the empty one that ends them. */
  readonly chunks: readonly Buffer[];
  /** Signs the chunks, and the trailer if there is one. */
  readonly signing?: ChunkSigning & { readonly signature: string };
  /** Undefined for the form that has none. */
  readonly trailer?: readonly (readonly [name: string, value: string])[];
}

/** Frames an upload as a client does. */
export const encodeAwsChunked = ({ chunks, signing, trailer }: AwsChunkedUpload): Buffer => {
  let previousSignature = signing?.signature ?? '';
  const out: (Buffer | string)[] = [];
  for (const chunk of [...chunks, Buffer.alloc(0)]) {
    out.push(chunk.length.toString(16));
    if (signing) {
      previousSignature = chunkSignature(signing, { previousSignature, sha256: sha256Hex(chunk) });
      out.push(`;chunk-signature=${previousSignature}`);
    }
    out.push('\r\n');
    if (chunk.length > 0) out.push(chunk, '\r\n');
  }
  for (const [name, value] of trailer ?? []) out.push(`${name}:${value}\r\n`);
  if (signing && trailer) {
    const signature = trailerSignature(signing, { previousSignature, headers: trailer });
    out.push(`x-amz-trailer-signature:${signature}\r\n`);
  }
  out.push('\r\n');
  return Buffer.concat(
    out.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)),
  );
};
