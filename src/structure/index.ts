export { checkStructure } from './check-structure.js';
export { maskConfiguration, withSecretsKept, withSecretsMasked } from './secrets.js';
export type { StructureContext } from './structure-context.js';
export { isFault, type StructureFault } from './structure-fault.js';
export { withDefaults } from './with-defaults.js';
