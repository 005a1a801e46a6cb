import fc from 'fast-check';

const names = fc.constantFrom(
  'name',
  'stages',
  'actions',
  'count',
  'tags',
  'key',
  '"1"',
  'on',
  '"grüße"',
);

const atoms = fc.constantFrom(
  '@',
  '*',
  '`1`',
  '`1.0`',
  '`-0`',
  '`true`',
  '`null`',
  '`[]`',
  '`{}`',
  '`"text"`',
  '`unquoted`',
  '`[3, 1, 2]`',
  '`{"b": 1, "a": {"c": 2}}`',
  '`1e3`',
  "'raw'",
  "''",
  "'it\\'s'",
  '"with blank"',
  'missing',
);

const brackets = fc.constantFrom(
  '[0]',
  '[-1]',
  '[5]',
  '[*]',
  '[]',
  '[:]',
  '[1:]',
  '[:1]',
  '[::-1]',
  '[::2]',
  '[-2:]',
  '[5:0:-2]',
  '[::0]',
  '.*',
);

const logic = fc.constantFrom('&&', '||');
const comparators = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');

const functions = [
  'abs',
  'avg',
  'ceil',
  'contains',
  'ends_with',
  'floor',
  'join',
  'keys',
  'length',
  'map',
  'max',
  'max_by',
  'merge',
  'min',
  'min_by',
  'not_null',
  'reverse',
  'sort',
  'sort_by',
  'starts_with',
  'sum',
  'to_array',
  'to_number',
  'to_string',
  'type',
  'values',
  'unheard_of',
];

const callOf = (name: string, args: readonly string[], by: string, choice: number): string => {
  if (name === 'map' && choice > 1) return `map(&${by}, ${args[0] ?? '@'})`;
  if (name.endsWith('_by') && choice > 1) return `${name}(${args[0] ?? '@'}, &${by})`;
  return `${name}(${args.join(', ')})`;
};

/** Expressions that JMESPath's grammar makes, mostly over the members of `documents`. */
export const expressions: fc.Arbitrary<string> = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression');
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: fc.oneof(names, names, atoms) },
      fc.tuple(inner, names).map(([left, name]) => `${left}.${name}`),
      fc.tuple(inner, brackets).map(([left, bracket]) => `${left}${bracket}`),
      fc.tuple(inner, inner).map(([left, right]) => `${left} | ${right}`),
      fc.tuple(inner, logic, inner).map(([left, sign, right]) => `${left} ${sign} ${right}`),
      fc.tuple(inner, comparators, inner).map(([left, sign, right]) => `${left} ${sign} ${right}`),
      fc.tuple(inner, inner).map(([list, condition]) => `${list}[?${condition}]`),
      inner.map((one) => `!${one}`),
      inner.map((one) => `(${one})`),
      fc.tuple(inner, several).map(([left, all]) => `${left}.[${all.join(', ')}]`),
      several.map((all) => `[${all.join(',')}]`),
      fc
        .tuple(inner, fc.array(fc.tuple(names, inner), { minLength: 1, maxLength: 3 }))
        .map(([left, pairs]) => `${left}.{${pairs.map((pair) => pair.join(': ')).join(', ')}}`),
      fc
        .tuple(fc.constantFrom(...functions), fc.array(inner, { maxLength: 2 }), inner, fc.nat(9))
        .map(([name, args, by, choice]) => callOf(name, args, by, choice)),
    ),
  };
}).expression;

/** Parts of expressions in any order: mostly none. */
export const tokenSoups: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'.*[](){}@&|,:!<>=?`"\'#-\\ \n$%'),
      fc.constantFrom(
        '&&',
        '||',
        '[]',
        '[?',
        '==',
        '!=',
        '<=',
        '>=',
        'a',
        'name',
        '1',
        '-1',
        '"a"',
      ),
      fc.constantFrom(
        "'raw'",
        '`1`',
        '`"s"`',
        '`{`',
        '[0]',
        '[*]',
        '[1:2]',
        'length(',
        '_',
        'é',
        '🚀',
      ),
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((parts) => parts.join(''));

/** What the expressions are held against. */
export const documents: readonly string[] = [
  JSON.stringify({
    name: 'shop',
    count: 3,
    on: true,
    stages: [
      { name: 'Source', actions: [{ name: 'Fetch', count: 1 }, { name: 'Scan' }], on: false },
      { name: 'Build', actions: [], count: 2.5, on: true },
      { name: 'Deploy', actions: [{ name: 'Sign', count: 1, on: null }], count: 2 },
    ],
    tags: { key: 'value', '10': 'ten', '9': 'nine', b: 1, a: [2] },
    actions: ['b', 'a', 'ç', ''],
    key: null,
    '1': [[1, [2]], [], [3]],
    grüße: 'ja',
  }),
  '[{"name": "b", "count": 2}, {"name": "a", "count": 1.0}, {"name": "b", "count": 1}, [1, [2, 3]], null]',
  '{"name": "1.5", "count": -0.0, "stages": {"b": {"name": "y"}, "a": {"name": "x"}}, "actions": [1, 2.0, 1e30], "tags": "7", "key": 12345678901234567890}',
  'null',
];
