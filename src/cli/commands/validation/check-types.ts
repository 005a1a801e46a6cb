import type { ListShape, MapShape, Shape, StructureShape } from '../../../model/index.js';
import { closeMatches } from '../../aws/grammar/close-matches.js';
import type { DocumentPath } from '../document/document.js';
import { type DeclarationFault, pathText } from './declaration-fault.js';

/** What a value is once everything of a wrong type has been left out, and what that was. */
export interface Typed {
  readonly value: unknown;
  readonly faults: readonly DeclarationFault[];
}

/** Looks for values of a wrong type and for members that there are not. */
export function checkTypes(shape: Shape, value: unknown, base: DocumentPath = []): Typed {
  const faults: DeclarationFault[] = [];
  return { value: typed(shape, value, { path: base, faults }), faults };
}

interface Walk {
  readonly path: DocumentPath;
  readonly faults: DeclarationFault[];
}

function at({ path, faults }: Walk, step: string | number): Walk {
  return { path: [...path, step], faults };
}

function typed(shape: Shape, value: unknown, walk: Walk): unknown {
  // Null is as good as nothing.
  if (value === null || value === undefined) return undefined;
  switch (shape.kind) {
    case 'structure':
      return typedStructure(shape, value, walk);
    case 'list':
      return typedList(shape, value, walk);
    case 'map':
      return typedMap(shape, value, walk);
    case 'string':
    case 'enumeration':
      return typedString(value, walk);
    case 'integer':
    case 'timestamp':
      return Number.isInteger(value) ? value : wrong(walk, wholeNumber(value));
    case 'boolean':
      return typeof value === 'boolean' ? value : wrong(walk, 'must be true or false');
  }
}

function typedStructure({ members }: StructureShape, value: unknown, walk: Walk): unknown {
  if (!isRecord(value)) return wrong(walk, `must be a mapping, and is ${kindOf(value)}`);
  const names = Object.keys(members);
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member === undefined) {
      unknownMember(at(walk, name), name, names);
      continue;
    }
    const read = typed(member.shape, field, at(walk, name));
    if (read !== undefined) fields[name] = read;
  }
  return fields;
}

function unknownMember({ path, faults }: Walk, name: string, names: readonly string[]): void {
  const exactly = names.find((one) => one.toLowerCase() === name.toLowerCase());
  const [match] = exactly === undefined ? closeMatches(name, names) : [exactly];
  const advice =
    match === undefined ? `It must be one of: ${names.join(', ')}.` : `Did you mean ${match}?`;
  faults.push({
    path,
    message: `There is no member ${name}. ${advice}`,
    code: undefined,
    part: 'name',
  });
}

function typedList(shape: ListShape, value: unknown, walk: Walk): unknown {
  if (!Array.isArray(value)) return wrong(walk, `must be a list, and is ${kindOf(value)}`);
  // What is left out keeps its place, so that the others have theirs.
  return value.map((element: unknown, index) => typed(shape.member, element, at(walk, index)));
}

function typedMap(shape: MapShape, value: unknown, walk: Walk): unknown {
  if (!isRecord(value)) return wrong(walk, `must be a mapping, and is ${kindOf(value)}`);
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, typed(shape.value, entry, at(walk, key))]),
  );
}

function typedString(value: unknown, walk: Walk): unknown {
  if (typeof value === 'string') return value;
  return wrong(
    walk,
    typeof value === 'number' || typeof value === 'boolean'
      ? `must be text: write "${value}" in quotes`
      : `must be text, and is ${kindOf(value)}`,
  );
}

function wholeNumber(value: unknown): string {
  return typeof value === 'string' && /^-?\d+$/.test(value)
    ? `must be a whole number: write ${value} without quotes`
    : `must be a whole number, and is ${kindOf(value)}`;
}

function wrong({ path, faults }: Walk, what: string): undefined {
  const place = path.length === 0 ? 'The declaration' : pathText(path);
  faults.push({
    path,
    message: `${place} ${what}.`,
    code: 'SerializationException',
    isGap: true,
  });
  return undefined;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'text' : `the value ${String(value)}`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
