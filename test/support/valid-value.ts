import fc from 'fast-check';
import type {
  EnumerationShape,
  Infer,
  ListShape,
  MapShape,
  Shape,
  StringShape,
  StructureShape,
} from '../../src/model/index.js';

// More elements than these show nothing new and make values huge.
const elementsMax = 3;
const charactersMax = 24;

const known = new WeakMap<Shape, fc.Arbitrary<unknown>>();

/** Valid values of a shape: within its bounds, matching its patterns, times in milliseconds. */
export const arbitraryOf = <S extends Shape>(shape: S): fc.Arbitrary<Infer<S>> => {
  const values = known.get(shape) ?? valuesOf(shape);
  known.set(shape, values);
  return values as fc.Arbitrary<Infer<S>>;
};

const valuesOf = (shape: Shape): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case 'structure':
      return structures(shape);
    case 'list':
      return lists(shape);
    case 'map':
      return maps(shape);
    case 'string':
      return strings(shape);
    case 'enumeration':
      return fc.constantFrom(...shape.values);
    case 'integer':
      return fc.integer({ min: shape.min ?? -(2 ** 31), max: shape.max ?? 2 ** 31 - 1 });
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return fc.integer({ min: 0, max: Date.UTC(2100, 0) });
  }
};

const structures = (shape: StructureShape): fc.Arbitrary<unknown> => {
  const members = Object.entries(shape.members);
  return fc.record(
    Object.fromEntries(members.map(([name, member]) => [name, arbitraryOf(member.shape)])),
    {
      requiredKeys: members.filter(([, member]) => member.required).map(([name]) => name),
      noNullPrototype: true,
    },
  );
};

const lists = ({ member, min = 0, max = elementsMax }: ListShape): fc.Arbitrary<unknown> =>
  fc.array(arbitraryOf(member), {
    minLength: min,
    maxLength: Math.max(min, Math.min(max, elementsMax)),
  });

const maps = ({ key, value, min = 0, max = elementsMax }: MapShape): fc.Arbitrary<unknown> =>
  fc.dictionary(keys(key), arbitraryOf(value), {
    minKeys: min,
    maxKeys: Math.max(min, Math.min(max, elementsMax)),
    noNullPrototype: true,
  });

const keys = (shape: StringShape | EnumerationShape): fc.Arbitrary<string> =>
  shape.kind === 'enumeration' ? fc.constantFrom(...shape.values) : strings(shape);

const notText = /[\0\p{Surrogate}]/u;

const strings = ({ pattern, min = 0, max = Infinity }: StringShape): fc.Arbitrary<string> => {
  const maxLength = Math.max(min, Math.min(max, charactersMax));
  const some =
    pattern === undefined
      ? fc.string({ minLength: min, maxLength, unit: 'grapheme' })
      : fc.stringMatching(new RegExp(`^(?:${pattern})$`), { size: 'small' });
  const fits = (text: string) => {
    const { length } = [...text];
    return length >= min && length <= max && !notText.test(text);
  };
  return some.filter(fits);
};
