import { UNSIGNED_PAYLOAD } from '../../../../sigv4/index.js';
import { BodyError } from './body-error.js';

/** How a body stands on the wire. */
export type Framing =
  | {
      readonly kind: 'plain';
      /** Hexadecimal; undefined where the body is not signed. */
      readonly sha256: string | undefined;
    }
  | { readonly kind: 'awsChunked'; readonly signed: boolean; readonly hasTrailer: boolean };

const streaming: Readonly<Record<string, Framing>> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { kind: 'awsChunked', signed: true, hasTrailer: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': {
    kind: 'awsChunked',
    signed: true,
    hasTrailer: true,
  },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { kind: 'awsChunked', signed: false, hasTrailer: true },
};

/** Which framing a payload hash stands for. */
export const framingOf = (
  payloadHash: string | undefined,
  contentEncoding: string | undefined,
): Framing => {
  const chunked = streaming[payloadHash ?? ''];
  if (chunked) return chunked;
  const isUnsigned = payloadHash === undefined || payloadHash === UNSIGNED_PAYLOAD;
  if (!isUnsigned && !/^[0-9a-f]{64}$/.test(payloadHash)) throw unknownPayloadHash(payloadHash);
  if (/\baws-chunked\b/i.test(contentEncoding ?? '')) {
    throw new BodyError(
      'InvalidArgument',
      'aws-chunked encoding is not supported with the specified x-amz-content-sha256 value.',
      { ArgumentName: 'x-amz-content-sha256', ArgumentValue: payloadHash ?? 'null' },
    );
  }
  return { kind: 'plain', sha256: isUnsigned ? undefined : payloadHash };
};

const unknownPayloadHash = (payloadHash: string): BodyError =>
  new BodyError(
    'InvalidArgument',
    `x-amz-content-sha256 must be ${[UNSIGNED_PAYLOAD, ...Object.keys(streaming)].join(', ')} or a valid sha256 value.`,
    { ArgumentName: 'x-amz-content-sha256', ArgumentValue: payloadHash },
  );
