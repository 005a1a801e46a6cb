import type { PipelineDeclaration } from '../../model/index.js';
import {
  checkStructure,
  isFault,
  type StructureFault,
  withDefaults,
  withSecretsKept,
} from '../../structure/index.js';
import type { Tenant } from '../store/tenant.js';
import type { KnownActionTypes } from './known-action-types.js';
import type { ServiceError } from './service-error.js';

interface DeclarationContext {
  readonly tenant: Tenant;
  readonly error: (code: StructureFault['code'], message: string) => ServiceError;
}

/**
 * The declaration as it is kept: its structure is right, its defaults are filled in, and secrets
 * that were given as `****` are those of `before`. Throws what is wrong with it.
 */
export const checkedDeclaration = (
  ctx: DeclarationContext,
  given: {
    readonly pipeline: PipelineDeclaration;
    readonly before: PipelineDeclaration | undefined;
    readonly types: KnownActionTypes;
    readonly version: number;
  },
): PipelineDeclaration & { readonly version: number } => {
  const { account: accountId, region } = ctx.tenant;
  const actionTypeOf = given.types.offered;
  const declaration = withDefaults(given.pipeline);
  const kept = withSecretsKept(declaration, given.before, given.types.known);
  // What is wrong with the structure comes before what is wrong with a secret in it.
  const fault = checkStructure(isFault(kept) ? declaration : kept, {
    region,
    accountId,
    actionTypeOf,
  });
  if (fault) throw ctx.error(fault.code, fault.message);
  if (isFault(kept)) throw ctx.error(kept.code, kept.message);
  return { ...kept, version: given.version };
};
