export { pythonRepr, pythonStr, pythonType } from './python-repr.js';
export { validateParameters } from './validate-parameters.js';
