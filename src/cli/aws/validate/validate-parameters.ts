import type { ListShape, MapShape, Shape, StructureShape } from '../../../model/index.js';
import { isDict } from '../values/python-value.js';
import { parseTimestamp } from '../values/timestamp/parse-timestamp.js';
import { pythonStr, pythonType } from './python-repr.js';

/**
 * What is wrong with parameters before they are sent, a line each; none if they may be. Only missing
 * and unknown members, types and minimums are looked at: all else is the service's to say.
 */
export function validateParameters(shape: Shape, parameters: unknown): readonly string[] {
  const report: string[] = [];
  check(shape, parameters, { path: '', report });
  return report;
}

interface Place {
  /** As the messages have it, with a point in front; empty at the top. */
  readonly path: string;
  readonly report: string[];
}

function check(shape: Shape, value: unknown, place: Place): void {
  switch (shape.kind) {
    case 'structure':
      if (isDict(value)) checkStructure(shape, value, place);
      else reportType(place, value, wanted.dict);
      return;
    case 'map':
      if (isDict(value)) checkMap(shape, value, place);
      else reportType(place, value, wanted.dict);
      return;
    case 'list':
      if (Array.isArray(value)) checkList(shape, value, place);
      else reportType(place, value, wanted.list);
      return;
    case 'string':
    case 'enumeration':
      checkString(shape, value, place);
      return;
    case 'integer':
      checkInteger(shape, value, place);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') reportType(place, value, wanted.boolean);
      return;
    case 'timestamp':
      if (!isTimestamp(value)) reportType(place, value, wanted.timestamp);
  }
}

const wanted = {
  dict: "<class 'dict'>",
  list: "<class 'list'>, <class 'tuple'>",
  string: "<class 'str'>",
  integer: "<class 'int'>",
  boolean: "<class 'bool'>",
  timestamp: "<class 'datetime.datetime'>, timestamp-string",
} as const;

function checkStructure(
  { members }: StructureShape,
  value: Readonly<Record<string, unknown>>,
  place: Place,
): void {
  const { path, report } = place;
  for (const [name, { required }] of Object.entries(members)) {
    if (!required || Object.hasOwn(value, name)) continue;
    report.push(`Missing required parameter in ${nameOf(path)}: "${name}"`);
  }
  const known = Object.keys(value).filter((name) => {
    if (Object.hasOwn(members, name)) return true;
    const names = Object.keys(members).join(', ');
    report.push(`Unknown parameter in ${nameOf(path)}: "${name}", must be one of: ${names}`);
    return false;
  });
  for (const name of known) {
    const member = members[name];
    if (member) check(member.shape, value[name], { path: `${path}.${name}`, report });
  }
}

function checkMap(
  shape: MapShape,
  value: Readonly<Record<string, unknown>>,
  { path, report }: Place,
): void {
  for (const [key, entry] of Object.entries(value)) {
    check(shape.key, key, { path: `${path} (key: ${key})`, report });
    check(shape.value, entry, { path: `${path}.${key}`, report });
  }
}

function checkList(shape: ListShape, value: readonly unknown[], place: Place): void {
  checkMinimum(place, 'length', { shape, size: value.length });
  for (const [index, element] of value.entries()) {
    check(shape.member, element, { ...place, path: `${place.path}[${index}]` });
  }
}

function checkString(shape: Shape, value: unknown, place: Place): void {
  if (typeof value !== 'string') reportType(place, value, wanted.string);
  else checkMinimum(place, 'length', { shape, size: [...value].length });
}

function checkInteger(shape: Shape, value: unknown, place: Place): void {
  // Python's booleans are ints: False is 0, and True 1.
  const size = typeof value === 'boolean' ? Number(value) : value;
  const isInteger =
    typeof size === 'bigint' || (typeof size === 'number' && Number.isInteger(size));
  if (!isInteger) reportType(place, value, wanted.integer);
  else checkMinimum(place, 'value', { shape, size, shown: value });
}

// What a text leaves out of a date does not matter here: any day does for today.
function isTimestamp(value: unknown): boolean {
  return parseTimestamp(value, 0) !== undefined;
}

function checkMinimum(
  { path, report }: Place,
  what: 'length' | 'value',
  {
    shape,
    size,
    shown = size,
  }: { readonly shape: Shape; readonly size: number | bigint; readonly shown?: unknown },
): void {
  const min = 'min' in shape ? shape.min : undefined;
  if (min === undefined || size >= min) return;
  report.push(
    `Invalid ${what} for parameter ${nameOf(path)}, value: ${pythonStr(shown)}, valid min ${what}: ${min}`,
  );
}

function reportType({ path, report }: Place, value: unknown, types: string): void {
  report.push(
    `Invalid type for parameter ${nameOf(path)}, value: ${pythonStr(value)}, type: ${pythonType(value)}, valid types: ${types}`,
  );
}

function nameOf(path: string): string {
  if (path === '') return 'input';
  return path.startsWith('.') ? path.slice(1) : path;
}
