import fc from 'fast-check';
import type { Shape } from '../../../src/model/index.js';

/** Expressions that lead to something in the values of a shape, and do this and that with it. */
export const queriesOf = (shape: Shape): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }), endings)
    .map(([choices, ending]) => ending(pathIn(shape, choices)));

const endings = fc.constantFrom<(path: string) => string>(
  (path) => path,
  (path) => path,
  (path) => `${path} | [0]`,
  (path) => `[${path}, \`1\`]`,
  (path) => `{z: ${path}, a: @}`,
  (path) => `length(${path})`,
  (path) => `type(${path})`,
  (path) => `to_string(${path})`,
  (path) => `keys(${path})`,
  (path) => `not_null(${path}, 'nothing')`,
  (path) => `[${path}][]`,
  (path) => `${path}.*`,
  (path) => `${path}[?@ != \`null\`]`,
  (path) => `sort(to_array(${path}))`,
);

const pathIn = (shape: Shape, [choice = 0, ...others]: readonly number[]): string => {
  if (others.length === 0) return '@';
  switch (shape.kind) {
    case 'structure': {
      const members = Object.entries(shape.members);
      const chosen = members[choice % (members.length + 1)];
      if (chosen === undefined) return '@';
      const [name, member] = chosen;
      return joined(name, pathIn(member.shape, others));
    }
    case 'list':
      return joined(
        ['[]', '[*]', '[0]', '[-1]', '[1:]'][choice % 5] ?? '',
        pathIn(shape.member, others),
      );
    case 'map':
      return joined('*', pathIn(shape.value, others));
    default:
      return '@';
  }
};

const joined = (head: string, tail: string): string => {
  if (tail === '@') return head;
  return tail.startsWith('[') ? `${head}${tail}` : `${head}.${tail}`;
};
