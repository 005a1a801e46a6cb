import { randomUUID } from 'node:crypto';
import type { Shape, StructureShape } from '../../../model/index.js';
import { isDict, PythonFloat } from './python-value.js';
import { parseTimestamp } from './timestamp/parse-timestamp.js';

/** The values as the model has them, of parameters that are valid: times in epoch milliseconds. */
export function toRequest(shape: StructureShape, parameters: unknown, now: number): object {
  const tokens = Object.entries(shape.members)
    .filter(([, { idempotencyToken }]) => idempotencyToken)
    .map(([name]) => [name, randomUUID()] as const);
  return { ...Object.fromEntries(tokens), ...Object(toModel(shape, parameters, now)) };
}

function toModel(shape: Shape, value: unknown, now: number): unknown {
  switch (shape.kind) {
    case 'structure':
      return mapMembers(value, (name, member) => {
        const memberShape = shape.members[name]?.shape;
        return memberShape === undefined ? member : toModel(memberShape, member, now);
      });
    case 'map':
      return mapMembers(value, (_, member) => toModel(shape.value, member, now));
    case 'list':
      return Array.isArray(value)
        ? value.map((element) => toModel(shape.member, element, now))
        : value;
    case 'timestamp':
      // Fractions are not sent.
      return (parseTimestamp(value, now) ?? 0) * 1000;
    default:
      return toNumber(value);
  }
}

function mapMembers(value: unknown, convert: (name: string, member: unknown) => unknown): unknown {
  if (!isDict(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, convert(name, member)]),
  );
}

function toNumber(value: unknown): unknown {
  if (value instanceof PythonFloat) return value.value;
  return typeof value === 'bigint' ? Number(value) : value;
}
