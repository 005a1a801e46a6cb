import type { Readable } from 'node:stream';
import type { EmbeddedObjects } from './embedded/index.js';
import type { OutgoingBody } from './external/index.js';

/** What answers the S3 requests of clients and job workers, once it is known who they are. */
export type S3Endpoint =
  | { readonly kind: 'embedded'; readonly objects: EmbeddedObjects }
  | { readonly kind: 'external'; readonly send: SendToExternalS3 };

/** Passes a request on, signed with the credentials of the external S3. */
type SendToExternalS3 = (request: ForwardedRequest) => Promise<ForwardedResponse>;

/** A request as the client made it, but for what was about its own signature. */
export interface ForwardedRequest {
  readonly method: string;
  /** Percent-encoded: `/bucket/key`. */
  readonly path: string;
  /** Percent-encoded, without the `?` and without parameters of a signature. */
  readonly query: string;
  /** By lower-case names. What was about the connection or the signature is not sent on. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded and checked, with its length; absent where the request has none. */
  readonly body: OutgoingBody | undefined;
  readonly signal: AbortSignal;
}

export interface ForwardedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}
