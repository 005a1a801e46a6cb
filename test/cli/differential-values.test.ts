import { describe } from 'vitest';
import { cliInputCases, fileCases } from './cases/cli-input.js';
import { jsonCases } from './cases/json.js';
import { scalarCases } from './cases/scalars.js';
import { shorthandCases } from './cases/shorthand.js';
import { comparedCases } from './compared-cases.js';

const testCases = comparedCases();

describe('the shorthand syntax, beside the stock AWS CLI', () => testCases(shorthandCases));

describe('JSON in arguments, beside the stock AWS CLI', () => testCases(jsonCases));

describe('numbers and times, beside the stock AWS CLI', () => testCases(scalarCases));

describe('parameters from a document, beside the stock AWS CLI', () => testCases(cliInputCases));

describe('values from files, beside the stock AWS CLI', () => testCases(fileCases));
