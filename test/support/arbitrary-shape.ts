export { type Mutation, mutated, mutationOf } from './mutated-value.js';
export { arbitraryOf } from './valid-value.js';
