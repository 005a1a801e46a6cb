import type { OperationName } from '../../model/index.js';
import { ServiceError } from './service-error.js';

/** Stands for an operation that this version of Pipewright knows by name and shape only. */
export const notImplementedYet = (operation: OperationName) => async (): Promise<never> => {
  throw new ServiceError(
    'NotImplementedException',
    `${operation} is not implemented yet by this version of Pipewright.`,
  );
};
