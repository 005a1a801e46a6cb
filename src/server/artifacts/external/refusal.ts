import type { Readable } from 'node:stream';
import { OperatingError } from '../../store/operating-error.js';
import type { ForwardedResponse } from '../s3-endpoint.js';
import type { ExternalS3 } from './external-s3.js';

/** What the external S3 says it will not do. */
export interface Refusal {
  readonly status: number;
  /** Empty where the answer has no body, as that of HEAD. */
  readonly code: string;
  readonly message: string;
}

const BODY_BYTES_MAX = 64 * 1024;

/** Reads an answer that is an error to its end. */
export const readRefusal = async (response: ForwardedResponse): Promise<Refusal> => {
  const text = await readStart(response.body);
  return {
    status: response.status,
    code: /<Code>([^<]*)<\/Code>/.exec(text)?.[1] ?? '',
    message: /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? '',
  };
};

/** A refusal that is a matter of how the external S3 is set up: to be mended there, or in our options. */
export const asOperatingError = (
  s3: ExternalS3,
  what: string,
  { status, code, message }: Refusal,
): OperatingError =>
  new OperatingError(
    `The external S3 at ${s3.endpoint.origin} refused ${what}: ${[status, code, message].filter(Boolean).join(' ')}. ${advice(status)}`,
  );

const advice = (status: number): string => {
  if (status === 403) {
    return 'Check PIPEWRIGHT_S3_ACCESS_KEY_ID and PIPEWRIGHT_S3_SECRET_ACCESS_KEY and what they allow.';
  }
  if (status >= 300 && status < 400) return 'Give the region of the bucket by --s3-region.';
  return "Look into that server's log.";
};

const readStart = async (body: Readable): Promise<string> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    if (size < BODY_BYTES_MAX) pieces.push(piece);
    size += piece.length;
  }
  return Buffer.concat(pieces).toString('utf8');
};
