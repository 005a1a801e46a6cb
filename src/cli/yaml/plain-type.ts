/** What plain characters may stand for. */
export type PlainType =
  | 'bool'
  | 'float'
  | 'int'
  | 'merge'
  | 'null'
  | 'text'
  | 'timestamp'
  | 'value';

interface Rule {
  readonly type: PlainType;
  /** Only what begins with one of these is looked at. */
  readonly firsts: string;
  readonly form: RegExp;
}

// YAML 1.2, with what ruamel adds to it. The first rule that fits decides.
const rules: readonly Rule[] = [
  { type: 'bool', firsts: 'tTfF', form: /^(?:true|True|TRUE|false|False|FALSE)$/ },
  {
    type: 'float',
    firsts: '-+0123456789.',
    form: /^(?:[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[-+]?\d[\d_]*[eE][-+]?\d+|[-+]?\.[\d_]+(?:[eE][-+]\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  },
  {
    type: 'int',
    firsts: '-+0123456789',
    form: /^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[\d_]+|[-+]?0x[\da-fA-F_]+)$/,
  },
  { type: 'merge', firsts: '<', form: /^<<$/ },
  { type: 'null', firsts: '~nN', form: /^(?:~|null|Null|NULL)$/ },
  {
    type: 'timestamp',
    firsts: '0123456789',
    form: /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
  },
  { type: 'value', firsts: '=', form: /^=$/ },
];

export function plainTypeOf(text: string): PlainType {
  if (text === '') return 'null';
  const first = text.charAt(0);
  const rule = rules.find(({ firsts, form }) => firsts.includes(first) && form.test(text));
  return rule?.type ?? 'text';
}
