export { checkStructure, structureFaults } from './check-structure.js';
export { mask } from './secret-property.js';
export { maskConfiguration, withSecretsKept, withSecretsMasked } from './secrets.js';
export type { StructureContext } from './structure-context.js';
export { isFault, type PlacedFault, type StructureFault } from './structure-fault.js';
export { withDefaults } from './with-defaults.js';
