import type { Bounds, Shape } from '../../model/index.js';

/** The lines that say within what bounds a value must be. */
export function boundsOf(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'list':
      return [...range('Items', shape), ...textBounds(shape.member, ' of an item')];
    case 'map':
      return [
        ...range('Entries', shape),
        ...textBounds(shape.key, ' of a key'),
        ...textBounds(shape.value, ' of a value'),
      ];
    case 'integer':
      return range('Range', shape);
    default:
      return textBounds(shape, '');
  }
}

function textBounds(shape: Shape, whose: string): readonly string[] {
  switch (shape.kind) {
    case 'enumeration':
      return [`Values${whose}: ${shape.values.join(', ')}`];
    case 'string':
      return [
        ...range(`Length${whose}`, shape),
        ...(shape.pattern === undefined ? [] : [`Pattern${whose}: ${shape.pattern}`]),
      ];
    default:
      return [];
  }
}

function range(what: string, { min, max }: Bounds): readonly string[] {
  if (min === undefined || min === 0) return max === undefined ? [] : [`${what}: at most ${max}`];
  if (max === undefined) return [`${what}: at least ${min}`];
  return [min === max ? `${what}: exactly ${max}` : `${what}: ${min} to ${max}`];
}
