import { operations, targetPrefix } from './operations.js';
import {
  isPipewrightOperationName,
  pipewrightOperations,
  pipewrightTargetPrefix,
} from './pipewright-operations.js';
import type { Infer, StructureShape } from './schema.js';

/** Everything that the server answers: CodePipeline's operations, and those of our own. */
export const servedOperations = { ...operations, ...pipewrightOperations } as const;

export type ServedOperationName = keyof typeof servedOperations;

export type InputOf<Name extends ServedOperationName> = Infer<
  (typeof servedOperations)[Name]['input']
>;

export type OutputOf<Name extends ServedOperationName> = InferOutput<
  (typeof servedOperations)[Name]['output']
>;

// biome-ignore lint/suspicious/noConfusingVoidType: so that a handler without output returns nothing.
type InferOutput<S> = S extends StructureShape ? Infer<S> : void;

/** The codes that the model declares for an operation. */
export type ErrorCodeOf<Name extends ServedOperationName> =
  (typeof servedOperations)[Name]['errors'][number];

/** The value of the header `X-Amz-Target` that calls an operation. */
export function targetOf(name: ServedOperationName): string {
  const prefix = isPipewrightOperationName(name) ? pipewrightTargetPrefix : targetPrefix;
  return `${prefix}.${name}`;
}
