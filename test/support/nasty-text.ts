import fc from 'fast-check';

const words = fc.constantFrom(
  ...['yes', 'no', 'null', '~', 'Null', 'true', 'FALSE', '1', '1.5', '0x1F', '0o7', '1e3', '1_000'],
  ...['.5', '.inf', '-', '--', '---', '...', '=', '<<', '2023-01-01', '2001-1-1 1:02:03.4 +01:00'],
  ...[
    'a: b',
    'a:',
    ':x',
    '#a',
    'a #b',
    'a#b',
    '? a',
    '- a',
    '!t',
    '&a',
    '*a',
    '|',
    '>',
    '%a',
    '@a',
  ],
  ...[
    '`a',
    '"q"',
    "it's",
    '{a}',
    '[a]',
    'a,b',
    'a\\b',
    '  lead',
    'trail ',
    '',
    '12:30',
    '_1',
    '-_',
  ],
  ...['a\tb', 'a\nb', '\n', 'a \nb', 'a\n b', 'a\rb', '\u0085', 'a\u2028b', '\u00a0', '\ufeff'],
  ...['\u0000', '\u0007', '\u001b[0m', '\u007f', 'é', '日本語', 'Привет', '😀', 'x'.repeat(90)],
  ...['lorem', 'ipsum', 'dolor sit amet', 'arn:aws:codepipeline:eu-west-1:123456789012:web'],
);

/** Texts that formats find hard: words of YAML, controls, wide characters, long lines. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  words,
  fc
    .tuple(fc.array(words, { maxLength: 14 }), fc.constantFrom(' ', '  ', '', '\n', "'"))
    .map(([parts, separator]) => parts.join(separator)),
  fc.string({ unit: fc.constantFrom(' ', 'a', '\n', ':', '#', '-', '"', "'", '\\', 'é') }),
);

/** Answers of a service, as JSON has them, with such texts in them. */
export const nastyValue: fc.Arbitrary<unknown> = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    nastyText,
    fc.constantFrom(null, true, false, 0, -3, 123_456_789_012, 1.5, 1e-7, -0.1),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom('name', 'key', 'Value', 'a', '1', '10'), nastyText),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
})).value;
