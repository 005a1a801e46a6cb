import { describe } from 'vitest';
import { comparedCases } from './compared-cases.js';
import { faultyCases, queryCases, requestCases } from './generated/cases.js';
import { lineCases } from './generated/lines.js';
import { shorthandSoupCases } from './generated/shorthand-soups.js';

const testCases = comparedCases();

describe('requests and answers, beside the stock AWS CLI', () => testCases(requestCases(4)));

describe('queries, beside the stock AWS CLI', () => testCases(queryCases(3)));

describe('wrong parameters, beside the stock AWS CLI', () => testCases(faultyCases(3)));

describe('lines of any words, beside the stock AWS CLI', () => testCases(lineCases(150)));

describe('shorthand of any parts, beside the stock AWS CLI', () =>
  testCases(shorthandSoupCases(150)));
