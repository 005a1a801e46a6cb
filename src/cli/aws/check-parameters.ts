import { type OperationName, operations } from '../../model/index.js';
import { validationError } from './cli-error.js';
import { validateParameters } from './validate/validate-parameters.js';

/** Throws with all that is wrong with the parameters of an operation. */
export function checkParameters(operation: OperationName, parameters: unknown): void {
  const report = validateParameters(operations[operation].input, parameters);
  if (report.length === 0) return;
  throw validationError(['Parameter validation failed:', ...report].join('\n'));
}
