import { describe } from 'vitest';
import { grammarCases } from './cases/grammar.js';
import { requiredCases } from './cases/skeletons.js';
import { comparedCases } from './compared-cases.js';

const testCases = comparedCases();

describe('the command line, beside the stock AWS CLI', () => testCases(grammarCases));

describe('what is required, beside the stock AWS CLI', () => testCases(requiredCases));
