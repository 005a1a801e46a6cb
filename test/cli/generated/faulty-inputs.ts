import fc from 'fast-check';
import type { StructureShape } from '../../../src/model/index.js';
import { inputsOf } from './inputs.js';

/** Inputs of a shape with something wrong in a few places: other types, unknown or missing members. */
export const faultyInputsOf = (shape: StructureShape): fc.Arbitrary<unknown> =>
  fc
    .tuple(inputsOf(shape), fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 3 }))
    .map(([input, faults]) =>
      faults.reduce<unknown>((value, [seed, wrong]) => spoiled(value, seed, wrong), input),
    );

const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  1e30,
  12_345_678_901_234_567_000,
  '',
  'text',
  "it's",
  'both "quotes" and it\'s',
  'line\nbreak\ttab\\',
  'grüße 🚀 \u0007\u00a0',
  [],
  {},
  [null],
  ['a', 1, true, null, 2.5],
  { a: { b: ['c', null, "it's"] } },
  { name: '', bogus: 1 },
);

/** With the junk in place of some part, or beside it, as the seed will have it. */
const spoiled = (value: unknown, seed: number, wrong: unknown): unknown => {
  const [choice, rest] = [seed % 7, Math.floor(seed / 7)];
  if (Array.isArray(value) && value.length > 0 && choice > 1) {
    const at = rest % value.length;
    return value.with(at, spoiled(value[at], Math.floor(rest / value.length), wrong) ?? null);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value);
    if (choice === 0) return { ...value, bogus: wrong };
    const [name, member] = entries[rest % Math.max(entries.length, 1)] ?? [];
    if (name === undefined) return wrong;
    return { ...value, [name]: spoiled(member, Math.floor(rest / entries.length), wrong) };
  }
  return wrong;
};
