import type { Shape } from '../../model/index.js';

/** How the value of a shape is written in shorthand, or undefined for a scalar, which has none. */
export function shorthandSyntax(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'structure':
    case 'map':
      return pairs(shape);
    case 'list':
      return wordsSyntax(shape.member);
    default:
      return undefined;
  }
}

// The elements of a list are words of their own.
function wordsSyntax(element: Shape): string {
  return `${shorthandSyntax(element) ?? placeholder(element)} ...`;
}

function pairs(shape: Shape): string {
  return memberPairs(shape, (name, value) => {
    // Right behind the name of a member a list of scalars needs no brackets.
    if (value.kind !== 'list' || isComposite(value.member)) return `${name}=${item(value)}`;
    const element = placeholder(value.member);
    return `${name}=${element},${element}`;
  });
}

function memberPairs(shape: Shape, pair: (name: string, value: Shape) => string): string {
  if (shape.kind === 'map') {
    return ['KeyName1', 'KeyName2'].map((key) => pair(key, shape.value)).join(',');
  }
  if (shape.kind !== 'structure') return placeholder(shape);
  return Object.entries(shape.members)
    .map(([name, member]) => pair(name, member.shape))
    .join(',');
}

function item(shape: Shape): string {
  switch (shape.kind) {
    case 'structure':
    case 'map':
      return `{${memberPairs(shape, (name, value) => `${name}=${item(value)}`)}}`;
    case 'list':
      return `[${item(shape.member)},${item(shape.member)}]`;
    default:
      return placeholder(shape);
  }
}

function isComposite({ kind }: Shape): boolean {
  return kind === 'structure' || kind === 'map' || kind === 'list';
}

function placeholder(shape: Shape): string {
  return shape.kind === 'enumeration' ? 'string' : shape.kind;
}
