import { describe } from 'vitest';
import { hardKeyCases, hardTextCases, outputCases } from './cases/output.js';
import { comparedCases } from './compared-cases.js';

const testCases = comparedCases();

describe('answers in all formats, beside the stock AWS CLI', () => testCases(outputCases));

describe('hard texts in all formats, beside the stock AWS CLI', () =>
  testCases([...hardTextCases, ...hardKeyCases]));
