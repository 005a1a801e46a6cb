import { describe } from 'vitest';
import { pagingCases } from './cases/paging.js';
import { answerCases, settingsCases } from './cases/service.js';
import { comparedCases } from './compared-cases.js';

const testCases = comparedCases();

describe('errors and retries, beside the stock AWS CLI', () => testCases(answerCases));

describe('settings, beside the stock AWS CLI', () => testCases(settingsCases));

describe('pages, beside the stock AWS CLI', () => testCases(pagingCases));
