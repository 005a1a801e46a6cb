import type { IncomingMessage, ServerResponse } from 'node:http';

/** The body is larger than the server takes. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** The rest of the body did not come in time. */
export class BodyTimeoutError extends Error {
  override readonly name = 'BodyTimeoutError';
}

const timeoutDefault = 60_000;
const drainTimeout = 2_000;

export interface BodyLimits {
  /** In bytes. */
  readonly max: number;
  /** For the whole of it, in milliseconds. */
  readonly timeout?: number;
}

/**
 * Reads a whole body within limits. When it throws one of the errors above, the rest of the body
 * is still to come: answer with `endEarly`.
 */
export const readBody = async (
  incoming: IncomingMessage,
  { max, timeout = timeoutDefault }: BodyLimits,
): Promise<Buffer> => {
  const declared = Number(incoming.headers['content-length'] ?? 0);
  if (declared > max) throw new BodyTooLargeError();
  let stalled: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    stalled = setTimeout(() => reject(new BodyTimeoutError()), timeout);
  });
  try {
    return await Promise.race([gather(incoming, max), late]);
  } finally {
    clearTimeout(stalled);
  }
};

const gather = async (incoming: IncomingMessage, max: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection must outlive a body that is not read to its end: the answer goes through it.
  const body: AsyncIterable<Buffer> = incoming.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    size += chunk.length;
    if (size > max) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks, size);
};

/**
 * Answers before the whole body has come, and closes the connection. Closed at once it would be reset,
 * and the client might never see why: for a moment, what it goes on sending is thrown away.
 */
export const endEarly = async (
  { incoming, outgoing }: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
  text: string,
): Promise<void> => {
  outgoing.write(text);
  if (!incoming.destroyed) await rest(incoming);
  outgoing.end();
};

const rest = (incoming: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    const enough = setTimeout(resolve, drainTimeout);
    incoming.once('close', () => {
      clearTimeout(enough);
      resolve();
    });
    incoming.resume();
  });
