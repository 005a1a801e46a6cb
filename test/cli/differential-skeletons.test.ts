import { describe } from 'vitest';
import { skeletonCases, skeletonLineCases } from './cases/skeletons.js';
import { comparedCases } from './compared-cases.js';

const testCases = comparedCases();

describe('skeletons, beside the stock AWS CLI', () => testCases(skeletonCases));

describe('lines that ask for a skeleton, beside the stock AWS CLI', () =>
  testCases(skeletonLineCases));
