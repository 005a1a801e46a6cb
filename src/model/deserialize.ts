/// <reference lib="es2024.string" />
import { millisOfIsoTime } from './iso-time.js';
import { perShape } from './per-shape.js';
import type { Infer, ListShape, MapShape, Shape, StructureShape } from './schema.js';

export type Deserialized<S extends Shape> =
  | { readonly ok: true; readonly value: Infer<S> }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a parsed JSON value as a shape: types only, constraints are `validate`'s. Unknown members
 * are dropped and null counts as absent, at every depth. Never throws, whatever the value is, and
 * leaves it as it was; what is read may share parts with it. Until `validate` has found nothing,
 * required members may be missing and enumerations may hold any text.
 */
export function deserialize<S extends Shape>(shape: S, json: unknown): Deserialized<S> {
  const refusal: Refusal = { message: undefined };
  const value = readerOf(shape)(json ?? undefined, refusal);
  if (refusal.message !== undefined) return { ok: false, message: refusal.message };
  // The reader is made from the shape, so that it yields the shape's type.
  return { ok: true, value: value as Infer<S> };
}

/** The first thing that was wrong. A reader that refuses goes on, and its value is thrown away. */
interface Refusal {
  message: string | undefined;
}

type Reader = (json: unknown, refusal: Refusal) => unknown;

const readerOf = perShape((shape): Reader => {
  switch (shape.kind) {
    case 'structure':
      return structureReader(shape);
    case 'list':
      return listReader(shape);
    case 'map':
      return mapReader(shape);
    case 'string':
    case 'enumeration':
      return readString;
    case 'integer':
      return readInteger;
    case 'boolean':
      return readBoolean;
    case 'timestamp':
      return readTimestamp;
  }
});

// What comes is mostly as it should be and then is not copied, which would take half as long again.
// In parsed JSON for…in finds own keys only; it takes three quarters of the time of Object.keys.
function structureReader(shape: StructureShape): Reader {
  const readers = new Map(
    Object.entries(shape.members).map(([name, member]) => [name, readerOf(member.shape)]),
  );
  return (json, refusal) => {
    if (!isJsonObject(json)) return refuse(refusal, objectExpected(json));
    let copy: Record<string, unknown> | undefined;
    for (const name in json) {
      const field = json[name];
      const read = isPresent(field) ? readers.get(name) : undefined;
      const kept = read?.(field, refusal);
      if (kept === field) continue;
      copy ??= { ...json };
      if (kept === undefined) delete copy[name];
      else copy[name] = kept;
    }
    return copy ?? json;
  };
}

// An element that is null stays as undefined, so that validation can say at which place it is.
function listReader(shape: ListShape): Reader {
  const read = readerOf(shape.member);
  return (json, refusal) => {
    if (!Array.isArray(json)) return refuse(refusal, listExpected(json));
    let copy: unknown[] | undefined;
    for (let index = 0; index < json.length; index += 1) {
      const element: unknown = json[index];
      const kept = isPresent(element) ? read(element, refusal) : undefined;
      if (kept === element) continue;
      copy ??= [...json];
      copy[index] = kept;
    }
    return copy ?? json;
  };
}

// A copy has the keys as its own, `__proto__` like any other, so that setting one sets no prototype.
function mapReader(shape: MapShape): Reader {
  const readKey = readerOf(shape.key);
  const read = readerOf(shape.value);
  return (json, refusal) => {
    if (!isJsonObject(json)) return refuse(refusal, objectExpected(json));
    let copy: Record<string, unknown> | undefined;
    for (const key in json) {
      readKey(key, refusal);
      const entry = json[key];
      const kept = isPresent(entry) ? read(entry, refusal) : undefined;
      if (kept === entry) continue;
      copy ??= { ...json };
      copy[key] = kept;
    }
    return copy ?? json;
  };
}

// Half a surrogate pair is no text, and a NUL is none that a database would store.
function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

const readString: Reader = (json, refusal) => {
  if (typeof json !== 'string') return refuse(refusal, scalarExpected(json, 'a String'));
  if (!isText(json)) return refuse(refusal, 'STRING_VALUE is not valid Unicode text');
  return json;
};

const int32Max = 2 ** 31 - 1;

// What does not fit into 32 bits is the nearest number that does, so that it is the constraints
// which refuse it.
const readInteger: Reader = (json, refusal) => {
  if (!Number.isInteger(json)) return refuse(refusal, scalarExpected(json, 'an Integer'));
  return Math.max(-int32Max - 1, Math.min(int32Max, Number(json)));
};

const readBoolean: Reader = (json, refusal) =>
  typeof json === 'boolean' ? json : refuse(refusal, scalarExpected(json, 'a Boolean'));

// The last instant that a JavaScript Date can hold.
const millisMax = 8.64e15;

const readTimestamp: Reader = (json, refusal) => {
  const millis = millisOf(json);
  if (millis === undefined || !(Math.abs(millis) <= millisMax)) {
    return refuse(refusal, scalarExpected(json, 'milliseconds since epoch'));
  }
  return millis;
};

function millisOf(json: unknown): number | undefined {
  if (typeof json === 'number') return Math.round(json * 1000);
  return typeof json === 'string' ? millisOfIsoTime(json) : undefined;
}

function isPresent(json: unknown): boolean {
  return json !== undefined && json !== null;
}

function isJsonObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function refuse(refusal: Refusal, message: string): undefined {
  refusal.message ??= message;
  return undefined;
}

// The words are those of the live services that speak this protocol, full stops and all.
const unexpectedList = 'Start of list found where not expected';
const unexpectedObject = 'Start of structure or map found where not expected.';

function objectExpected(json: unknown): string {
  return Array.isArray(json) ? unexpectedList : 'Expected null';
}

function listExpected(json: unknown): string {
  return isJsonObject(json) ? unexpectedObject : 'Expected list or null';
}

function scalarExpected(json: unknown, wanted: string): string {
  if (Array.isArray(json)) return unexpectedList;
  if (isJsonObject(json)) return unexpectedObject;
  return `${tokenOf(json)} can not be converted to ${wanted}`;
}

function tokenOf(json: unknown): string {
  if (typeof json === 'boolean') return json ? 'TRUE_VALUE' : 'FALSE_VALUE';
  if (typeof json === 'number') return Number.isInteger(json) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
  return 'STRING_VALUE';
}
