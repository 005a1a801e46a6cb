import { elementsOf, fieldsOf } from './parts.js';
import { perShape } from './per-shape.js';
import type { ListShape, MapShape, Shape, StructureShape } from './schema.js';

/**
 * The wire form of a value of the shape's type: only the members that the shape has, in its order;
 * absent ones left out and never null; times in seconds. The value is not checked.
 */
export function serialize(shape: Shape, value: unknown): unknown {
  return writerOf(shape)(value);
}

type Writer = (value: unknown) => unknown;

const writerOf = perShape((shape): Writer => {
  switch (shape.kind) {
    case 'structure':
      return structureWriter(shape);
    case 'list':
      return listWriter(shape);
    case 'map':
      return mapWriter(shape);
    case 'timestamp':
      return writeTimestamp;
    default:
      return (value) => value;
  }
});

function structureWriter(shape: StructureShape): Writer {
  const members = Object.entries(shape.members).map(([name, member]) => ({
    name,
    write: writerOf(member.shape),
  }));
  return (value) => {
    const fields = fieldsOf(value);
    const json: Record<string, unknown> = {};
    for (const { name, write } of members) {
      const field = fields[name];
      if (isPresent(field)) json[name] = write(field);
    }
    return json;
  };
}

function listWriter(shape: ListShape): Writer {
  const write = writerOf(shape.member);
  return (value) => {
    const json: unknown[] = [];
    for (const element of elementsOf(value)) {
      if (isPresent(element)) json.push(write(element));
    }
    return json;
  };
}

// The copy has the keys as its own, `__proto__` like any other, so that setting one sets no prototype.
function mapWriter(shape: MapShape): Writer {
  const write = writerOf(shape.value);
  return (value) => {
    const json: Record<string, unknown> = { ...fieldsOf(value) };
    for (const key in json) {
      const entry = json[key];
      const written = isPresent(entry) ? write(entry) : undefined;
      if (written === undefined) delete json[key];
      else if (written !== entry) json[key] = written;
    }
    return json;
  };
}

// Whole milliseconds: clients read at most three decimals.
const writeTimestamp: Writer = (value) => Math.round(Number(value)) / 1000;

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
