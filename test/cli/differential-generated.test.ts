import { describe } from 'vitest';
import { comparedCases } from './compared-cases.js';
import { faultyCases, queryCases, requestCases } from './generated/cases.js';

const testCases = comparedCases();

describe('requests and answers, beside the stock AWS CLI', () => testCases(requestCases(4)));

describe('queries, beside the stock AWS CLI', () => testCases(queryCases(3)));

describe('wrong parameters, beside the stock AWS CLI', () => testCases(faultyCases(3)));
