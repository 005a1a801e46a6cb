import { describe, expect, test } from 'vitest';
import type { OperationName } from '../../model/index.js';
import { choosePaging, isPagingWanted } from './auto-paging.js';
import { parseOperation } from './grammar/operation.js';

const isWanted = (name: OperationName, words: readonly string[], isPaginating = true) => {
  const line = parseOperation(name, words);
  return line.kind === 'given' && isPagingWanted(line.options, line.values, isPaginating);
};

describe('all pages are wanted', () => {
  test.each<[OperationName, readonly string[], boolean]>([
    ['ListPipelines', [], true],
    ['ListPipelines', ['--max-items', '3'], true],
    ['ListPipelines', ['--next-token', 't'], false],
    ['ListPipelines', ['--max-results', '3'], false],
    ['ListPipelines', ['--max-results', '3', '--max-items', '0'], false],
    ['ListWebhooks', ['--next-token', 't'], false],
  ])('by %s with %j: %s', (name, words, expected) => {
    expect(isWanted(name, words)).toBe(expected);
  });

  test('unless the line forbids it', () => {
    expect(isWanted('ListPipelines', ['--max-items', '0', '--starting-token', ''], false)).toBe(
      false,
    );
  });

  test.each([
    [['--page-size', '2', '--starting-token', 'x', '--max-items', '3']],
    [['--max-items', '3', '--next-token', 't', '--starting-token', 'x', '--page-size', '1']],
  ])('or not, and then the options for it are refused: %j', (words) => {
    expect(() => isWanted('ListPipelines', words, false)).toThrow(
      'Cannot specify --no-paginate along with pagination arguments: --starting-token, --page-size, --max-items',
    );
  });
});

const given = { a: 1, PaginationConfig: { MaxItems: 3, StartingToken: 't', PageSize: 2 } };

test('the program’s own paging is taken out of the parameters', () => {
  expect(choosePaging('ListPipelines', given, true)).toEqual({
    kind: 'allPages',
    parameters: { a: 1 },
    paging: { maxItems: 3, startingToken: 't', pageSize: 2 },
  });
});

test.each<[OperationName, Readonly<Record<string, unknown>>, boolean]>([
  ['ListPipelines', given, false],
  ['ListPipelines', { ...given, nextToken: 't' }, true],
  ['ListPipelines', { ...given, maxResults: null }, true],
  ['ListWebhooks', { ...given, NextToken: 't' }, true],
  ['ListRuleTypes', given, true],
])('%s with %j is one page, and all its parameters are sent', (name, parameters, wanted) => {
  expect(choosePaging(name, parameters, wanted)).toEqual({ kind: 'onePage', parameters });
});
