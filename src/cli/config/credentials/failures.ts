import { type CliError, generalError } from '../../aws/cli-error.js';

/** One of what belongs together is missing. */
export function partial(provider: string, missing: string): CliError {
  return generalError(`Partial credentials found in ${provider}, missing: ${missing}`);
}

/** Whoever should have given credentials did not. */
export function retrievalFailure(provider: string, detail: string, cause?: unknown): CliError {
  return generalError(`Error when retrieving credentials from ${provider}: ${detail}`, { cause });
}

/** The user has to log in again. */
export function expiredSession(cause?: unknown): CliError {
  return generalError(
    'The SSO session associated with this profile has expired or is otherwise invalid. ' +
      'To refresh this SSO session run aws sso login with the corresponding profile.',
    { cause },
  );
}
