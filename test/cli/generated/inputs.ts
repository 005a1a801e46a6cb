import fc from 'fast-check';
import type { Shape, StructureShape } from '../../../src/model/index.js';
import { texts } from './texts.js';

const elementsMax = 2;

/**
 * What somebody might hand in for a shape: it passes the client's checks, which know types and
 * minimums but neither patterns nor maximums.
 */
export const inputsOf = (
  shape: StructureShape,
): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
  const members = Object.entries(shape.members);
  return fc.record(
    Object.fromEntries(members.map(([name, member]) => [name, inputOf(member.shape)])),
    {
      requiredKeys: members.filter(([, member]) => member.required).map(([name]) => name),
      noNullPrototype: true,
    },
  );
};

const inputOf = (shape: Shape): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case 'structure':
      return inputsOf(shape);
    case 'list':
      return fc.array(inputOf(shape.member), {
        minLength: shape.min ?? 0,
        maxLength: Math.max(elementsMax, shape.min ?? 0),
      });
    case 'map':
      return fc
        .array(fc.tuple(texts, inputOf(shape.value)), {
          minLength: shape.min ?? 0,
          maxLength: Math.max(elementsMax, shape.min ?? 0),
        })
        .map((entries) => Object.fromEntries(entries.filter(([key]) => key !== '')));
    case 'string':
      return texts.map((text) => text.padEnd(shape.min ?? 0, 'x'));
    case 'enumeration':
      return fc.constantFrom(...shape.values, 'OfTheFuture');
    case 'integer':
      return fc.integer({ min: shape.min ?? -3, max: Math.max(100, shape.min ?? 0) });
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return fc.constantFrom<unknown>(
        '2026-03-01T00:00:00Z',
        '2026-03-01',
        '2026-03-01T00:00:00.9+02:00',
        1_772_323_200,
      );
  }
};
