import type { IncomingMessage } from 'node:http';
import { sha256Hex } from '../../sigv4/index.js';
import type { FindCredentials } from '../identity/index.js';
import { type Authenticated, authenticate } from './authenticate.js';
import { type Refusal, refusalOf } from './refusal.js';

/** A request whose body has been read whole. */
export interface RequestWithBody {
  readonly incoming: Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders' | 'headers'>;
  readonly now: number;
  readonly body: Buffer;
  /** The one that the credential scope has to name. */
  readonly service: string;
}

/** Who makes a request, or the refusal in the words of the services that are not S3. */
export type BodyAuthentication =
  | Pick<Authenticated, 'kind' | 'caller' | 'region'>
  | ({ readonly kind: 'refused' } & Refusal);

/**
 * Checks the signature of a request together with its body, which these services never take unsigned:
 * where the client says the body's hash in a header, it has to be the body's hash.
 */
export const authenticateBody = (
  parts: { readonly findCredentials: FindCredentials },
  request: RequestWithBody,
): BodyAuthentication => {
  const { incoming, now, body, service } = request;
  const payloadHash = sha256Hex(body);
  const authentication = authenticate(parts, { incoming, now, service }, payloadHash);
  const said = incoming.headers['x-amz-content-sha256'];
  const bodyDiffers = said !== undefined && said !== payloadHash;
  if (authentication.kind === 'authenticated') return bodyDiffers ? wrongHash : authentication;
  const { failure } = authentication;
  if (failure.kind === 'signatureMismatch' && bodyDiffers) return wrongHash;
  return { kind: 'refused', ...refusalOf(failure) };
};

const wrongHash: BodyAuthentication = {
  kind: 'refused',
  code: 'InvalidSignature',
  message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
};
