import { afterAll, beforeAll, expect } from 'vitest';
import { stockPrograms, testWith } from '../support/stock-programs.js';
import { type Case, type Comparison, inProcess, startComparison } from './comparison.js';

/**
 * Called once at the head of a file; what it gives makes of each case a test that both programs print
 * the same, send the same and end alike.
 */
export const comparedCases = (programs = inProcess): ((cases: readonly Case[]) => void) => {
  let comparison: Comparison | undefined;
  beforeAll(async () => {
    if (stockPrograms.awsInPython !== undefined) comparison = await startComparison(programs);
  });
  afterAll(() => comparison?.close());
  return (cases) => {
    for (const [index, given] of cases.entries()) {
      testWith(['awsInPython'])(titleOf(given, index), async () => {
        const { ours, stock } = (await comparison?.compare(given)) ?? {};
        expect(ours).toEqual(stock);
      });
    }
  };
};

const titleLengthMax = 120;

// Many cases differ only in what is answered, so that their words are no names.
const titleOf = ({ args }: Case, index: number): string => {
  const words = args.filter((word) => word !== 'codepipeline').map(wordOf);
  return `${index + 1}: ${words.join(' ')}`.slice(0, titleLengthMax);
};

const wordOf = (word: string): string =>
  /^[\w./:=,-]+$/.test(word) ? word : JSON.stringify(word).replaceAll('%', '%%');
