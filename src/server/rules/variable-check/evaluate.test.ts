import { describe, expect, test } from 'vitest';
import { ruleWork } from '../../../../test/support/rule-work.js';
import { evaluate } from './evaluate.js';

const check = (Variable: string, Operator: string, Value: string) =>
  evaluate(ruleWork('VariableCheck', { configuration: { Variable, Operator, Value } }));

const no = (message: string) => ({ kind: 'failed', type: 'JobFailed', message });

describe('a variable', () => {
  test.each([
    ['main', 'EQ', 'main'],
    ['main', 'NE', 'Main'],
    ['release/1', 'CONTAINS', 'release'],
    ['', 'EQ', ''],
    ['v1.20.3', 'MATCHES', 'v\\d+(\\.\\d+){2}'],
    ['ABC', 'MATCHES', '(?i)abc'],
    ['[x]', 'MATCHES', '\\[[^\\]]\\]'],
  ])('%s %s %s holds', async (variable, operator, value) => {
    expect(await check(variable, operator, value)).toEqual({ kind: 'succeeded' });
  });

  test.each([
    ['main', 'EQ', 'Main', "The variable 'main' is not equal to 'Main'."],
    ['main', 'NE', 'main', "The variable 'main' is equal to 'main'."],
    ['main', 'CONTAINS', 'x', "The variable 'main' does not contain 'x'."],
    // A pattern has to match the whole of it.
    ['v1.20.3', 'MATCHES', '\\d+', "The variable 'v1.20.3' does not match '\\d+'."],
    ['a\nb', 'MATCHES', 'a.*', "The variable 'a\nb' does not match 'a.*'."],
  ])('%s %s %s does not', async (variable, operator, value, message) => {
    expect(await check(variable, operator, value)).toEqual(no(message));
  });

  test('is not repeated at length', async () => {
    const verdict = await check('x'.repeat(10_000), 'EQ', 'y'.repeat(10_000));
    expect(JSON.stringify(verdict).length).toBeLessThan(600);
  });
});

test('another operator cannot be evaluated', async () => {
  expect(await check('a', 'LT', 'b')).toEqual({
    kind: 'failed',
    type: 'ConfigurationError',
    message: "The Operator of the rule is 'LT'. It must be one of EQ, NE, CONTAINS, MATCHES.",
  });
});

describe('a pattern cannot be evaluated', () => {
  test.each([
    ['(', 'missing closing ): `(`'],
    ['(a)\\1', 'References back, looking around and possessive quantifiers are not'],
    ['(?=a)a', 'is not a regular expression that is supported'],
    ['a*+', 'is not a regular expression that is supported'],
    ['[a-z&&[^b]]', 'has a character class inside another, or &&'],
    ['[a[b]]', 'has a character class inside another, or &&'],
    ['a'.repeat(1_001), 'is longer than 1000 characters'],
  ])('like %s', async (pattern, why) => {
    const verdict = await check('abc', 'MATCHES', pattern);
    expect(verdict).toMatchObject({ kind: 'failed', type: 'ConfigurationError' });
    expect(verdict).toHaveProperty('message', expect.stringContaining(why));
  });

  test.each([
    ['repeats over repeats', '(x+x+)+y', 'x'.repeat(10_000)],
    ['empty repeats', '(a*)*b', 'a'.repeat(10_000)],
    ['counts after counts', '(a?){1000}'.repeat(100), 'a'.repeat(10_000)],
    ['counts in counts', `(((${'ab?'.repeat(200)}){10}){10}){10}`, 'a'.repeat(10_000)],
    ['a large count', '(a*b?c*){1000}', 'abc'.repeat(3_000)],
    ['many groups', '('.repeat(500) + ')'.repeat(500), 'a'.repeat(10_000)],
  ])('for long: %s', async (_, pattern, variable) => {
    const started = performance.now();
    expect(await check(variable, 'MATCHES', pattern)).toHaveProperty('kind', 'failed');
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('only because it has counts', async () => {
    const uuid = '[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}';
    const text = '0b5c2f6e-1d2c-4a53-9d0e-3f1c2b4a5d6e';
    expect(await check(`${text}:${text}`, 'MATCHES', `${uuid}:${uuid}`)).toHaveProperty(
      'kind',
      'succeeded',
    );
  });
});
