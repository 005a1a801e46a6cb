import type { ArtifactStore } from '../artifact-store.js';
import type { ForwardedResponse } from '../s3-endpoint.js';
import { type ExternalS3Address, externalS3 } from './external-s3.js';
import { externalStore } from './external-store.js';
import { type RequestToSend, send } from './send.js';

export type { ExternalS3Address } from './external-s3.js';
export type { OutgoingBody } from './outgoing-body.js';
export type { RequestToSend } from './send.js';

/** An external S3 as the server uses it. */
export interface OpenedExternal {
  readonly store: ArtifactStore;
  /**
   * Passes the request of a client on. Throws an OperatingError when the external S3 cannot be reached,
   * and the error of the body when that is what failed; then nothing was stored.
   */
  readonly send: (request: RequestToSend) => Promise<ForwardedResponse>;
}

/** Prepares to use an external S3; nothing is sent yet. */
export const openExternal = (address: ExternalS3Address, clock: () => number): OpenedExternal => {
  const s3 = externalS3(address, clock);
  return { store: externalStore(s3), send: (request) => send(s3, request) };
};
