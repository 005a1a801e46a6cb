import type { Shape } from '../../model/index.js';

/** What help calls the type of a value. */
export function typeName(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return `list of ${typeName(shape.member)}s`;
    case 'map':
      return `map of ${typeName(shape.value)}s`;
    case 'enumeration':
      return 'string';
    default:
      return shape.kind;
  }
}
