import type { IncomingMessage } from 'node:http';

/** The body is larger than the server takes. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** Reads a whole body of up to `max` bytes. */
export const readBody = async (incoming: IncomingMessage, max: number): Promise<Buffer> => {
  const declared = Number(incoming.headers['content-length'] ?? 0);
  if (declared > max) throw new BodyTooLargeError();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > max) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks, size);
};
