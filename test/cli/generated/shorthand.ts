import type { Shape } from '../../../src/model/index.js';

/** A value in the shorthand syntax, or nothing if that cannot say it. */
export const shorthandOf = (shape: Shape, value: unknown): string | undefined =>
  hashOf(shape, value, topLevel);

interface Place {
  readonly isTop: boolean;
}
const topLevel: Place = { isTop: true };
const nested: Place = { isTop: false };

const hashOf = (shape: Shape, value: unknown, place: Place): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0) return undefined;
  const pairs = entries.map(([key, member]) => {
    const inner = memberShape(shape, key);
    if (inner === undefined || !/^[\w.#/:-]+$/.test(key)) return undefined;
    const text = itemOf(inner, member);
    return text === undefined ? undefined : `${key}=${text}`;
  });
  if (pairs.includes(undefined)) return undefined;
  return place.isTop ? pairs.join(',') : `{${pairs.join(',')}}`;
};

const memberShape = (shape: Shape, key: string): Shape | undefined => {
  if (shape.kind === 'map') return shape.value;
  return shape.kind === 'structure' ? shape.members[key]?.shape : undefined;
};

const itemOf = (shape: Shape, value: unknown): string | undefined => {
  if (Array.isArray(value) && shape.kind === 'list') {
    const items = value.map((element) => itemOf(shape.member, element));
    return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
  }
  if (typeof value === 'object') return hashOf(shape, value, nested);
  return wordOf(String(value));
};

const plain = /^[^\s"',=[\]{}\\][^"',=[\]{}\\]*$/;

const wordOf = (text: string): string =>
  plain.test(text) && text.trim() === text
    ? text
    : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
