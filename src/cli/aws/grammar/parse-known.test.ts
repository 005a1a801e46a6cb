import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CliError } from '../cli-error.js';
import type { Argument } from './argument.js';
import { parseKnown } from './parse-known.js';

const known: readonly Argument[] = [
  { destination: 'name', flag: '--name', takes: 'one' },
  { destination: 'names', flag: '--name-list', takes: 'any' },
  { destination: 'abandon', flag: '--abandon', takes: 'nothing', constant: true },
  { destination: 'abandon', flag: '--no-abandon', takes: 'nothing', constant: false },
  { destination: 'count', flag: '--count', takes: 'one', isInteger: true },
  { destination: 'kind', flag: '--kind', takes: 'one', choices: ['json', 'yaml', 'yaml-stream'] },
  { destination: 'sample', flag: '--sample', takes: 'atMostOne', constant: 'input' },
  { destination: 'free', takes: 'atMostOne' },
];

const read = (...line: readonly string[]) => {
  const { values, rest } = parseKnown(known, line);
  return { ...Object.fromEntries(values), ...(rest.length === 0 ? {} : { rest }) };
};

const refusal = (...line: readonly string[]) => {
  try {
    return read(...line);
  } catch (error) {
    return error instanceof CliError ? [error.message, error.facts.suggestions] : error;
  }
};

describe('an option', () => {
  test.each([
    [['--name', 'x'], { name: 'x' }],
    [['--name=x'], { name: 'x' }],
    [['--name='], { name: '' }],
    [['--name=a=b'], { name: 'a=b' }],
    [['--name', ''], { name: '' }],
    [['--name', '-'], { name: '-' }],
    [['--name', '-1'], { name: '-1' }],
    [['--name', '-.5'], { name: '-.5' }],
    [['--name', '--two words'], { name: '--two words' }],
    [['--name=-x'], { name: '-x' }],
    [['--name', 'x', '--name', 'y'], { name: 'y' }],
    [['--cou', '5'], { count: 5 }],
    [['--ab'], { abandon: true }],
    [['--abandon', '--no-abandon'], { abandon: false }],
    [['--name-list'], { names: [] }],
    [['--name-list', 'a', 'b', '--abandon'], { names: ['a', 'b'], abandon: true }],
    [['--name-list=a', 'b'], { names: ['a'], free: 'b' }],
    [['--sample'], { sample: 'input' }],
    [['--sample', 'x'], { sample: 'x' }],
    [['--count', ' +1_000 '], { count: 1000 }],
    [['--name=--'], { name: [] }],
  ])('is read from %j', (line, values) => {
    expect(read(...line)).toEqual(values);
  });

  test.each([
    [['--name'], 'argument --name: expected one argument', undefined],
    [['--name', '-x'], 'argument --name: expected one argument', undefined],
    [['--name', '--', 'x'], 'argument --name: expected one argument', undefined],
    [['--abandon=true'], "argument --abandon: ignored explicit argument 'true'", undefined],
    [['--na', 'x'], 'ambiguous option: --na could match --name, --name-list', undefined],
    [['--na=x'], 'ambiguous option: --na=x could match --name, --name-list', undefined],
    [['--count', 'x'], "argument --count: invalid int value: 'x'", undefined],
    [['--kind', 'xml'], "argument --kind: Found invalid choice 'xml'", []],
    [['--kind', 'yamls'], "argument --kind: Found invalid choice 'yamls'", ['yaml']],
  ])('is refused in %j', (line, message, suggestions) => {
    expect(refusal(...line)).toEqual([message, suggestions]);
  });

  test('of the first wrong ones is told, but of an ambiguous one before all', () => {
    expect(refusal('--count', 'x', '--kind', 'y')).toEqual([
      "argument --count: invalid int value: 'x'",
      undefined,
    ]);
    expect(refusal('--count', 'x', '--na')).toEqual([
      'ambiguous option: --na could match --name, --name-list',
      undefined,
    ]);
  });
});

describe('what no option takes', () => {
  test.each([
    [['x'], { free: 'x' }],
    [['x', 'y'], { free: 'x', rest: ['y'] }],
    [['--bogus', 'x'], { free: 'x', rest: ['--bogus'] }],
    [['--bogus', '1', 'y'], { free: '1', rest: ['--bogus', 'y'] }],
    [['--bogus=1'], { rest: ['--bogus=1'] }],
    [['-h'], { rest: ['-h'] }],
    [['--name', 'a', 'x', '--abandon', 'y'], { name: 'a', free: 'x', abandon: true, rest: ['y'] }],
    [['--'], {}],
    [['--', '--name', 'x'], { free: '--name', rest: ['x'] }],
    [['x', '--', 'y'], { free: 'x', rest: ['y'] }],
    [['--abandon', 'x', 'y', '--', 'z'], { abandon: true, free: 'x', rest: ['y', '--', 'z'] }],
  ])('is left of %j', (line, values) => {
    expect(read(...line)).toEqual(values);
  });
});

test('required arguments that are missing are named in the order of the table', () => {
  const required: readonly Argument[] = [
    { destination: 'b', flag: '--b', takes: 'one', isRequired: true },
    { destination: 'a', flag: '--a', takes: 'one', isRequired: true },
    { destination: 'command', takes: 'one', isRequired: true },
  ];
  expect(() => parseKnown(required, ['--a', '1'])).toThrow(
    'the following arguments are required: --b, command',
  );
});

test('the last argument of all ends parsing where it stands', () => {
  const last: Argument = { destination: 'v', flag: '--version', takes: 'nothing', isLast: true };
  expect(parseKnown([...known, last], ['--version', '--kind', 'x']).endedBy).toEqual(last);
  expect(() => parseKnown([...known, last], ['--kind', 'x', '--version'])).toThrow(CliError);
});

test('no line makes it fail in any other way', () => {
  const word = fc.oneof(
    fc.constantFrom('--', '-', '--name', '--name=', '--na', '--abandon', '--sample', '-1', 'x'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(word), (line) => {
      const outcome = refusal(...line);
      expect(outcome).not.toBeInstanceOf(Error);
    }),
  );
});

test('every word of a line is taken or left over, and none twice', () => {
  const word = fc.constantFrom('a', 'b', '--name', '--name-list', '--abandon', '--sample', '--foo');
  fc.assert(
    fc.property(fc.array(word), (line) => {
      const outcome = refusal(...line);
      if (Array.isArray(outcome)) return;
      const { rest = [], names = [], free = [], ...others } = Object(outcome);
      const left = [...rest, ...names, ...[free].flat(), others.name, others.sample];
      for (const text of new Set(left)) {
        if (text === undefined || text === 'input') continue;
        const occurrences = line.filter((it) => it === text).length;
        expect(left.filter((it) => it === text).length).toBeLessThanOrEqual(occurrences);
      }
    }),
  );
});
