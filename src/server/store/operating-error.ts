/** The network or the database failed: the request may be tried again, the caller is not at fault. */
export class OperatingError extends Error {
  override readonly name = 'OperatingError';
}

/** A bug of ours: roll back, log, answer 500. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}
