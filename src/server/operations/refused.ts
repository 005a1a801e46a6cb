import type { Refusal, RefusalCode } from '../../engine/index.js';
import { InvariantError } from '../store/operating-error.js';
import type { ServiceError } from './service-error.js';

/**
 * The error to throw for what the engine has refused. `codes` are those that the engine may give here,
 * all of them declared by the operation; any other one is a bug.
 */
export const refused = <Code extends RefusalCode>(
  ctx: { readonly error: (code: Code, message: string) => ServiceError },
  refusal: Refusal,
  codes: readonly Code[],
): ServiceError => {
  const code = codes.find((known) => known === refusal.code);
  if (code === undefined) {
    throw new InvariantError(
      `The engine refused with ${refusal.code}, which this operation does not answer: ${refusal.message}`,
    );
  }
  return ctx.error(code, refusal.message);
};
