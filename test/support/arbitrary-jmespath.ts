import fc from 'fast-check';

const identifiers = fc.constantFrom('a', 'b', 'foo', 'n', 's', '"q x"', '"1"', '"\\u00e9"');

const literals = fc.constantFrom(
  ...['`1`', '`1.0`', '`-3.5`', '`1e30`', '`123456789012345678901234567890`', '`-0.0`'],
  ...['`"x"`', '`foo`', '`  bar`', "'raw'", "'it\\'s'", "'12'", "' 1_0 '", "'1e3'", "'nan'"],
  ...['`null`', '`true`', '`false`', '`0`', '`[]`', '`""`', '`{}`'],
  ...['`[1,2,3]`', '`[1.5,2]`', '`["b","a","😀","\uffee"]`', '`[true,1]`', '`[{"a":1},{"a":1.0}]`'],
  ...['`{"a":1,"2":3,"1":{"z":[]}}`', '`{`', '`"a\\nb`', '`\\u00e9`'],
);

const slices = fc.constantFrom(
  '[0]',
  '[-1]',
  '[99]',
  '[:]',
  '[1:]',
  '[:-1]',
  '[::2]',
  '[::-1]',
  '[1:2:0]',
);

const comparators = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');

const unary = fc.constantFrom(
  ...['abs', 'avg', 'ceil', 'floor', 'sum', 'length', 'reverse', 'max', 'min', 'sort', 'keys'],
  ...['values', 'merge', 'not_null', 'to_array', 'to_string', 'to_number', 'type', 'unknown'],
);

const binary = fc.constantFrom('contains', 'ends_with', 'starts_with', 'join', 'merge', 'not_null');

const byKey = fc.constantFrom('max_by', 'min_by', 'sort_by');

/** JMESPath expressions that parse; what they do may fail. */
export const arbitraryJmespath: fc.Arbitrary<string> = fc.letrec<{ readonly whole: string }>(
  (tie) => {
    const some = tie('whole');
    const list = fc.array(some, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(', '));
    const hash = fc
      .array(fc.tuple(identifiers, some), { minLength: 1, maxLength: 3 })
      .map((members) => members.map((member) => member.join(': ')).join(', '));
    const after = fc.oneof(
      fc.constant(''),
      fc.constantFrom('[0]', '[]', '[*]', '.*'),
      identifiers.map((name) => `.${name}`),
      list.map((parts) => `.[${parts}]`),
      hash.map((members) => `.{${members}}`),
    );
    const joined = (...parts: readonly (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
      fc
        .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
        .map((texts) => texts.join(''));
    return {
      whole: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        identifiers,
        literals,
        fc.constantFrom('@', '*'),
        joined(some, '.', identifiers),
        joined(some, slices),
        joined(some, fc.constantFrom('[*]', '[]', '.*'), after),
        joined(some, '[?', some, ']', after),
        joined('[', list, ']'),
        joined('{', hash, '}'),
        joined(some, fc.constantFrom(' || ', ' && ', ' | '), some),
        joined(some, ' ', comparators, ' ', some),
        joined(fc.constantFrom('!', '&'), some),
        joined('(', some, ')'),
        joined(unary, '(', some, ')'),
        joined(binary, '(', some, ', ', some, ')'),
        joined(byKey, '(', some, ', &', some, ')'),
        joined('map(&', some, ', ', some, ')'),
      ),
    };
  },
).whole;
