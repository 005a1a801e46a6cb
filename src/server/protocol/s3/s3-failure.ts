import type { S3Answer } from './s3-call.js';
import { writeErrorXml } from './xml/index.js';

/** Why a request is refused, as S3 answers it. The errors of bodies, documents and objects are such. */
export interface S3Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Elements that the answer has beside Code and Message. */
  readonly details?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const errorNames: ReadonlySet<string> = new Set(['S3Error', 'BodyError', 'XmlError']);

/** Whether an error is one that the caller is to be told of. */
export const isFailure = (error: unknown): error is Error & S3Failure =>
  error instanceof Error && errorNames.has(error.name);

export const failureAnswer = (
  { status, code, message, details = {}, headers = {} }: S3Failure,
  about: { readonly path: string; readonly requestId: string },
): S3Answer => ({
  status,
  headers,
  body: writeErrorXml([
    ['Code', code],
    ['Message', message],
    ...Object.entries(details),
    ['Resource', about.path],
    ['RequestId', about.requestId],
    ['HostId', 'pipewright'],
  ]),
});
