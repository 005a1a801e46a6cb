import type { Shape } from '../../model/index.js';

/** How the value of a shape is written as JSON, each scalar by the name of its type. */
export function jsonSyntax(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'structure':
      return braced(
        Object.entries(shape.members).map(([name, member]) =>
          keyed(name, jsonSyntax(member.shape)),
        ),
      );
    case 'map':
      return [
        '{',
        ...indented([...keyed(keyName(shape.key), jsonSyntax(shape.value)), '...']),
        '}',
      ];
    case 'list':
      return listSyntax(jsonSyntax(shape.member));
    case 'enumeration':
      return [shape.values.map((value) => `"${value}"`).join('|')];
    case 'boolean':
      return ['true|false'];
    case 'integer':
    case 'timestamp':
      return [shape.kind];
    case 'string':
      return ['"string"'];
  }
}

function keyName(key: Shape): string {
  return key.kind === 'enumeration' ? key.values.join('|') : 'string';
}

function braced(members: readonly (readonly string[])[]): readonly string[] {
  const last = members.length - 1;
  const lines = members.flatMap((member, index) => (index === last ? member : withComma(member)));
  return ['{', ...indented(lines), '}'];
}

function keyed(name: string, [first = '', ...others]: readonly string[]): readonly string[] {
  return [`"${name}": ${first}`, ...others];
}

function withComma(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line},` : line));
}

function listSyntax(element: readonly string[]): readonly string[] {
  const [only] = element;
  if (element.length === 1) return [`[${only}, ...]`];
  return ['[', ...indented([...element, '...']), ']'];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
