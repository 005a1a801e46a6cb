/**
 * Whether an error says that the database, or the network on the way to it, is out of service: what was
 * asked may succeed later. The store's errors are known here by their name alone, since requests do not
 * reach past the operations.
 */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'OperatingError';
