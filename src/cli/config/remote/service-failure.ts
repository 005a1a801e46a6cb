import { ConnectionFault, ServiceFault } from '../../../client/index.js';
import { CliError, generalError } from '../../aws/cli-error.js';

/** What the command line says when a service that hands out credentials did not. */
export function serviceFailure(operation: string, error: unknown): unknown {
  if (error instanceof ConnectionFault) return generalError(error.message, { cause: error });
  if (!(error instanceof ServiceFault)) return error;
  const { code, message, retriesExhausted } = error;
  const retries =
    retriesExhausted === undefined ? '' : ` (reached max retries: ${retriesExhausted})`;
  return new CliError(
    `An error occurred (${code}) when calling the ${operation} operation${retries}: ${message}`,
    { exitCode: 254, code, serviceMessage: message },
    { cause: error },
  );
}
