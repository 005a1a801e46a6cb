import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type BodyRequest,
  decodeBody,
  type ReceivedBody,
} from '../../src/server/protocol/s3/body/index.js';

/** What chunk signatures go on from, in tests that sign by themselves. */
export const seedSigning: BodyRequest['signing'] = {
  signingKey: Buffer.alloc(32, 7),
  amzDate: '20260131T235959Z',
  scope: '20260131/us-east-1/s3/aws4_request',
  signature: '0'.repeat(64),
};

export const bodyRequest = (given: Partial<BodyRequest>): BodyRequest => ({
  headers: {},
  payloadHash: undefined,
  signing: seedSigning,
  sizeMax: 1024 * 1024,
  needsLength: false,
  ...given,
});

export interface Outcome extends ReceivedBody {
  readonly data: Buffer;
}

/** Decodes a body that arrives in these pieces. */
export const decode = async (
  pieces: readonly Uint8Array[],
  request: BodyRequest,
): Promise<Outcome> => {
  const source = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  const { stream, received } = decodeBody(source, request);
  const data = await buffer(stream);
  return { data, ...received() };
};

/** The outcome, or the code of the error: what a client sees. */
export const attempt = async (
  pieces: readonly Uint8Array[],
  request: BodyRequest,
): Promise<Outcome | string> => {
  try {
    return await decode(pieces, request);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};
