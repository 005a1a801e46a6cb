/** The codes of S3 for a request body that is refused, with the HTTP status of each. */
const bodyErrorStatus = {
  BadDigest: 400,
  EntityTooLarge: 400,
  IncompleteBody: 400,
  InvalidArgument: 400,
  InvalidChunkSizeError: 403,
  InvalidDigest: 400,
  InvalidRequest: 400,
  MalformedTrailerError: 400,
  MissingContentLength: 411,
  NotImplemented: 501,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type BodyErrorCode = keyof typeof bodyErrorStatus;

/** The client's body is refused: what the S3 error answer says. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly code: BodyErrorCode;
  readonly status: number;
  /** Elements that the answer has beside Code and Message. */
  readonly details: Readonly<Record<string, string>>;

  constructor(
    code: BodyErrorCode,
    message: string,
    details: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = bodyErrorStatus[code];
    this.details = details;
  }
}
