import { addAbortSignal, type Readable } from 'node:stream';

/**
 * The body, which breaks off when the signal says so. That it has is told to whoever reads it; where
 * nobody does yet, it is no reason for the whole server to end.
 */
export const stoppable = (body: Readable, signal: AbortSignal): Readable =>
  addAbortSignal(
    signal,
    body.on('error', () => undefined),
  );
