import fc from 'fast-check';
import type { MapShape, Shape, StructureShape } from '../../../src/model/index.js';
import { texts } from './texts.js';

// More elements than these show nothing new.
const elementsMax = 3;

/**
 * What a service might answer by a shape, and a little beside it: members in any order, unknown
 * ones, and null, which programs leave out.
 */
export const answersOf = (shape: StructureShape): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc
    .tuple(
      fc.record(
        Object.fromEntries(
          Object.entries(shape.members).map(([name, member]) => [
            name,
            fc.option(valuesOf(member.shape), { freq: 12 }),
          ]),
        ),
        { requiredKeys: [], noNullPrototype: true },
      ),
      fc.option(fc.constant({ ofTheFuture: { a: 1 } }), { freq: 3 }),
      fc.boolean(),
    )
    .map(([known, unknown, isTurned]) => {
      const entries = Object.entries({ ...known, ...unknown });
      return Object.fromEntries(isTurned ? entries.reverse() : entries);
    });

const valuesOf = (shape: Shape): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case 'structure':
      return answersOf(shape);
    case 'list':
      return fc.array(valuesOf(shape.member), { maxLength: elementsMax });
    case 'map':
      return maps(shape);
    case 'string':
      return texts;
    case 'enumeration':
      return fc.constantFrom(...shape.values, 'OfTheFuture');
    case 'integer':
      return fc.constantFrom(0, 1, 7, 100, -1, 2_147_483_647);
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return times;
  }
};

const maps = ({ value }: MapShape): fc.Arbitrary<unknown> =>
  fc
    .array(fc.tuple(texts, valuesOf(value)), { maxLength: elementsMax })
    .map((entries) => Object.fromEntries(entries));

const times = fc.constantFrom<unknown>(
  0,
  1_700_000_000,
  1_700_000_000.25,
  1_700_000_000.123_456,
  1_772_323_200.999,
  -1,
  '2026-03-01T12:00:00Z',
  '2026-03-01T12:00:00.5+02:00',
);
