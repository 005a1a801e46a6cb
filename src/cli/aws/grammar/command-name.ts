import { type OperationName, operations } from '../../../model/index.js';

/** The name of an operation or a member on the command line: `ListTagsForResource` → `list-tags-for-resource`. */
export function commandNameOf(apiName: string): string {
  return apiName
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** The names of all operations on the command line, in the model's order. */
export function commandNames(): readonly string[] {
  return operationNames().map((name) => commandNameOf(name));
}

export function operationNamed(command: string): OperationName | undefined {
  return operationNames().find((name) => commandNameOf(name) === command);
}

function operationNames(): readonly OperationName[] {
  // The keys of the table are the names.
  return Object.keys(operations) as OperationName[];
}
