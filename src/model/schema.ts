/**
 * The schema kit: shapes are frozen data that say what a wire value looks like and within what
 * bounds. Types, validation, (de)serialisation, command-line parameters and generated test inputs
 * all read the same shapes.
 */
export type Shape =
  | StructureShape
  | ListShape
  | MapShape
  | StringShape
  | EnumerationShape
  | IntegerShape
  | BooleanShape
  | TimestampShape;

/** Named members in a fixed order, which is also the order in which violations are reported. */
export interface StructureShape<M extends Members = Members> {
  readonly kind: 'structure';
  readonly name: string;
  readonly members: M;
  readonly sensitive: boolean;
}

export interface ListShape<E extends Shape = Shape> extends Bounds {
  readonly kind: 'list';
  readonly name: string;
  readonly member: E;
}

export interface MapShape<V extends Shape = Shape> extends Bounds {
  readonly kind: 'map';
  readonly name: string;
  readonly key: StringShape | EnumerationShape;
  readonly value: V;
}

/** `min` and `max` count characters (Unicode code points). */
export interface StringShape extends Bounds {
  readonly kind: 'string';
  readonly name: string;
  /** The pattern as the service prints it. It must match the whole string. */
  readonly pattern?: string;
  readonly sensitive: boolean;
}

export interface EnumerationShape<V extends string = string> {
  readonly kind: 'enumeration';
  readonly name: string;
  readonly values: readonly V[];
}

/** A whole number of 32 bits. */
export interface IntegerShape extends Bounds {
  readonly kind: 'integer';
  readonly name: string;
}

export interface BooleanShape {
  readonly kind: 'boolean';
  readonly name: string;
}

/** Epoch milliseconds inside; seconds with up to three decimals on the wire. */
export interface TimestampShape {
  readonly kind: 'timestamp';
  readonly name: string;
}

/** Both ends are inclusive. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export interface Member<S extends Shape = Shape, R extends boolean = boolean> {
  readonly shape: S;
  readonly required: R;
  /** Clients send a fresh UUID when their caller gives none. */
  readonly idempotencyToken: boolean;
}

export type Members = Readonly<Record<string, Member>>;

type DeclaredMembers = Readonly<Record<string, Shape | Member>>;

type MembersOf<D extends DeclaredMembers> = {
  readonly [N in keyof D]: D[N] extends Member ? D[N] : Member<Extract<D[N], Shape>, false>;
};

export function structure<const D extends DeclaredMembers>(
  name: string,
  declared: D,
  traits: { readonly sensitive?: boolean } = {},
): StructureShape<MembersOf<D>> {
  const members = Object.fromEntries(
    Object.entries(declared).map(([member, given]) => [member, memberOf(given)]),
  );
  return Object.freeze({
    kind: 'structure',
    name,
    // Object.fromEntries forgets the names; they are those of `declared`.
    members: Object.freeze(members) as MembersOf<D>,
    sensitive: traits.sensitive ?? false,
  });
}

function memberOf(given: Shape | Member): Member {
  if ('shape' in given) return given;
  return Object.freeze({ shape: given, required: false, idempotencyToken: false });
}

/** Marks a member that must be present. */
export function required<S extends Shape>(shape: S): Member<S, true> {
  return Object.freeze({ shape, required: true, idempotencyToken: false });
}

/** Marks an optional member by which a repeated request is known. */
export function idempotencyToken<S extends Shape>(shape: S): Member<S, false> {
  return Object.freeze({ shape, required: false, idempotencyToken: true });
}

export function list<E extends Shape>(name: string, member: E, bounds: Bounds = {}): ListShape<E> {
  return Object.freeze({ kind: 'list', name, member, ...bounds });
}

export function map<V extends Shape>(
  name: string,
  key: StringShape | EnumerationShape,
  value: V,
  bounds: Bounds = {},
): MapShape<V> {
  return Object.freeze({ kind: 'map', name, key, value, ...bounds });
}

export function string(
  name: string,
  constraints: Bounds & { readonly pattern?: string; readonly sensitive?: boolean } = {},
): StringShape {
  return Object.freeze({ kind: 'string', name, sensitive: false, ...constraints });
}

export function enumeration<const V extends string>(
  name: string,
  values: readonly V[],
): EnumerationShape<V> {
  return Object.freeze({ kind: 'enumeration', name, values: Object.freeze([...values]) });
}

export function integer(name: string, bounds: Bounds = {}): IntegerShape {
  return Object.freeze({ kind: 'integer', name, ...bounds });
}

export function boolean(name: string): BooleanShape {
  return Object.freeze({ kind: 'boolean', name });
}

export function timestamp(name: string): TimestampShape {
  return Object.freeze({ kind: 'timestamp', name });
}

/** The TypeScript type of the values of a shape. Of a shape that is not known in particular: unknown. */
export type Infer<S> = [Shape] extends [S]
  ? unknown
  : S extends StructureShape<infer M>
    ? InferMembers<M>
    : S extends ListShape<infer E>
      ? readonly Infer<E>[]
      : S extends MapShape<infer V>
        ? Readonly<Record<string, Infer<V>>>
        : S extends EnumerationShape<infer V>
          ? V
          : InferScalar<S>;

type InferScalar<S> = S extends StringShape
  ? string
  : S extends IntegerShape | TimestampShape
    ? number
    : S extends BooleanShape
      ? boolean
      : never;

type InferMembers<M> = Flat<
  {
    readonly [N in keyof M as M[N] extends Member<Shape, true> ? N : never]: InferMember<M[N]>;
  } & {
    readonly [N in keyof M as M[N] extends Member<Shape, true> ? never : N]?:
      | InferMember<M[N]>
      | undefined;
  }
>;

type InferMember<M> = M extends Member<infer S> ? Infer<S> : never;

/** Shows an intersection as one object, for the reader of an error message. */
type Flat<T> = { [N in keyof T]: T[N] };
