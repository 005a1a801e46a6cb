import type { Shape } from '../../../../model/index.js';
import { generalError } from '../../cli-error.js';
import { toInteger } from '../integer.js';
import { isDict } from '../python-value.js';

/**
 * Makes of the texts of a shorthand value what the model wants where they stand: ints, booleans, lists
 * of one. What does not fit stays as it is, for the validation to tell of.
 */
export function coerce(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      if (!isDict(value)) return value;
      return coerceMembers(value, Object.keys(shape.members), (name) => shape.members[name]?.shape);
    case 'map':
      return isDict(value) ? coerceMembers(value, Object.keys(value), () => shape.value) : value;
    case 'list':
      return Array.isArray(value) ? value.map((element) => coerce(shape.member, element)) : [value];
    case 'integer':
      return toInteger(value);
    case 'boolean':
      return toBoolean(value);
    case 'string':
    case 'enumeration':
    case 'timestamp':
      return value;
  }
}

// In the model's order, which decides which of two errors is told.
function coerceMembers(
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
  shapeOf: (name: string) => Shape | undefined,
): unknown {
  const coerced = new Map(Object.entries(value));
  for (const name of names) {
    const shape = shapeOf(name);
    if (shape !== undefined && coerced.has(name))
      coerced.set(name, coerce(shape, coerced.get(name)));
  }
  return Object.fromEntries(coerced);
}

function toBoolean(value: unknown): unknown {
  if (typeof value === 'string') {
    const lower = value.toLowerCase();
    return lower === 'true' || lower === 'false' ? lower === 'true' : value;
  }
  if (value instanceof Uint8Array) return value;
  const type = Array.isArray(value) ? 'list' : 'dict';
  throw generalError(`'${type}' object has no attribute 'lower'`);
}
