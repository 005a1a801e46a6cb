import { ConnectionFault, ServiceFault } from '../../client/index.js';
import type { OperationName } from '../../model/index.js';
import { CliError, generalError } from './cli-error.js';

/** What the command line says of an answer that is an error, or of no answer at all. */
export function serviceFailure(operation: OperationName, error: unknown): unknown {
  if (error instanceof ConnectionFault) return generalError(error.message, { cause: error });
  return error instanceof ServiceFault ? failureOf(operation, error) : error;
}

function failureOf(operation: OperationName, fault: ServiceFault): CliError {
  const { code, message, retriesExhausted, details } = fault;
  const retries =
    retriesExhausted === undefined ? '' : ` (reached max retries: ${retriesExhausted})`;
  return new CliError(
    `An error occurred (${code}) when calling the ${operation} operation${retries}: ${message}`,
    {
      exitCode: 254,
      code,
      serviceMessage: message,
      ...(details === undefined ? {} : { details }),
    },
    { cause: fault },
  );
}
