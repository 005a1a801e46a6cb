import fc from 'fast-check';
import type {
  Constraint,
  ListShape,
  MapShape,
  PathStep,
  ScalarConstraint,
  Shape,
  StructureShape,
} from '../../src/model/index.js';
import { arbitraryOf } from './valid-value.js';

/** A value that is valid but for one constraint, broken in one place. */
export interface Mutation {
  readonly value: unknown;
  /** Where validation has to find it. */
  readonly path: readonly PathStep[];
  readonly kind: Constraint['kind'];
}

type Mutations = fc.Arbitrary<Mutation>;

/** Values of a shape with one constraint broken, or with something of another type in one place. */
export const mutated = (shape: StructureShape): fc.Arbitrary<unknown> => {
  const broken =
    mutationOf(shape) ?? fc.constant<Mutation>({ value: {}, path: [], kind: 'notNull' });
  return fc.oneof(
    broken.map(({ value }) => value),
    fc.tuple(broken, junk).map(([{ value, path }, wrong]) => withAt(value, path, wrong)),
  );
};

/** Undefined for a shape whose values cannot break any constraint. */
export const mutationOf = (shape: Shape): Mutations | undefined => {
  switch (shape.kind) {
    case 'structure':
      return oneOf(membersMutated(shape));
    case 'list':
      return oneOf([...sizesBroken(shape), ...elementsMutated(shape)]);
    case 'map':
      return oneOf([...sizesBroken(shape), ...entriesMutated(shape)]);
    default:
      return oneOf(scalarsBroken(shape));
  }
};

const oneOf = (mutations: readonly Mutations[]): Mutations | undefined =>
  mutations.length === 0 ? undefined : fc.oneof(...mutations);

const membersMutated = (shape: StructureShape): readonly Mutations[] =>
  Object.entries(shape.members).flatMap(([name, member]) => {
    const removed = valuesOf(shape).map((valid): Mutation => {
      const { [name]: _, ...value } = valid;
      return { value, path: [name], kind: 'notNull' };
    });
    const inner = mutationOf(member.shape);
    const replaced = inner
      ? [fc.tuple(valuesOf(shape), inner).map(([valid, broken]) => inMember(valid, name, broken))]
      : [];
    return member.required ? [removed, ...replaced] : replaced;
  });

const valuesOf = (shape: Shape) => arbitraryOf(shape) as fc.Arbitrary<Record<string, unknown>>;

const inMember = (valid: object, name: string, { value, path, kind }: Mutation): Mutation => ({
  value: { ...valid, [name]: value },
  path: [name, ...path],
  kind,
});

const sizesBroken = (shape: ListShape | MapShape): readonly Mutations[] => {
  const { min = 0, max } = shape;
  const tooFew = fc.constant<Mutation>({
    value: shape.kind === 'list' ? [] : {},
    path: [],
    kind: 'minLength',
  });
  const sized = (size: number) => (element: unknown) =>
    shape.kind === 'list'
      ? Array.from({ length: size }, () => element)
      : Object.fromEntries(Array.from({ length: size }, (_, index) => [`key${index}`, element]));
  const content = shape.kind === 'list' ? shape.member : shape.value;
  return [
    ...(min > 0 ? [tooFew] : []),
    ...(max === undefined
      ? []
      : [
          arbitraryOf(content)
            .map(sized(max + 1))
            .map(breaking('maxLength')),
        ]),
  ];
};

const elementsMutated = (shape: ListShape): readonly Mutations[] => {
  const valid = arbitraryOf(shape.member);
  const inner = mutationOf(shape.member);
  const compound = isCompound(shape.member);
  const missing: Mutation = compound
    ? { value: [undefined], path: [0], kind: 'notNull' }
    : { value: [undefined], path: [], kind: 'elements' };
  if (!inner) return [fc.constant(missing)];
  const broken = fc.tuple(valid, inner).map(
    ([first, { value, path, kind }]): Mutation =>
      compound && (shape.max ?? 2) > 1
        ? { value: [first, value], path: [1, ...path], kind }
        : {
            value: [value],
            path: compound ? [0, ...path] : [],
            kind: compound ? kind : 'elements',
          },
  );
  return [fc.constant(missing), broken];
};

const entriesMutated = (shape: MapShape): readonly Mutations[] => {
  const key = 'eu-west-1';
  const inner = mutationOf(shape.value);
  const values = inner?.map(
    ({ value, path, kind }): Mutation =>
      isCompound(shape.value)
        ? { value: { [key]: value }, path: [{ key }, ...path], kind }
        : { value: { [key]: value }, path: [], kind: 'mapValues' },
  );
  const keys = mutationOf(shape.key)?.chain((broken) =>
    arbitraryOf(shape.value)
      .map((value) => ({ [String(broken.value)]: value }))
      .map(breaking('mapKeys')),
  );
  return [values, keys].filter((mutations) => mutations !== undefined);
};

const scalarsBroken = (shape: Shape): readonly Mutations[] => {
  switch (shape.kind) {
    case 'string':
      return [
        ...(shape.max === undefined ? [] : [scalar('maxLength', 'a'.repeat(shape.max + 1))]),
        ...(shape.min ? [scalar('minLength', 'a'.repeat(shape.min - 1))] : []),
        // No pattern of the API lets a line break through.
        ...(shape.pattern === undefined ? [] : [scalar('pattern', 'a\nb')]),
      ];
    case 'enumeration':
      return [scalar('enumeration', 'toString')];
    case 'integer':
      return [
        ...(shape.max === undefined ? [] : [scalar('maxValue', shape.max + 1)]),
        ...(shape.min === undefined ? [] : [scalar('minValue', shape.min - 1)]),
      ];
    default:
      return [];
  }
};

const scalar = (kind: ScalarConstraint['kind'], value: unknown): Mutations =>
  fc.constant({ value, path: [], kind });

const breaking =
  (kind: Constraint['kind']) =>
  (value: unknown): Mutation => ({ value, path: [], kind });

const isCompound = (shape: Shape): boolean =>
  shape.kind === 'structure' || shape.kind === 'list' || shape.kind === 'map';

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 1.5, -1, 2 ** 53, '', '\0', '\ud800', {}, [], [null]),
  fc.constantFrom<unknown>('2026-02-30T00:00:00Z', Number.MAX_VALUE, { constructor: 1 }),
  fc.string(),
  fc.jsonValue(),
);

const withAt = (value: unknown, [step, ...rest]: Mutation['path'], wrong: unknown): unknown => {
  if (step === undefined) return wrong;
  if (typeof step === 'number') {
    return Array.isArray(value) ? value.with(step, withAt(value[step], rest, wrong)) : wrong;
  }
  const name = typeof step === 'string' ? step : step.key;
  const fields = Object(value) as Record<string, unknown>;
  return { ...fields, [name]: withAt(fields[name], rest, wrong) };
};
