import type { Shape } from './schema.js';

/** What a value failed to be, as data; `messages.ts` has the words. */
export type Constraint =
  | { readonly kind: 'notNull' }
  | ScalarConstraint
  | { readonly kind: 'elements'; readonly constraints: readonly Constraint[] }
  | { readonly kind: 'mapKeys'; readonly constraints: readonly Constraint[] }
  | { readonly kind: 'mapValues'; readonly constraints: readonly Constraint[] };

/** What can be asked of one value, or of the size of a list or a map. */
export type ScalarConstraint =
  | { readonly kind: 'maxLength'; readonly max: number }
  | { readonly kind: 'minLength'; readonly min: number }
  | { readonly kind: 'maxValue'; readonly max: number }
  | { readonly kind: 'minValue'; readonly min: number }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'enumeration'; readonly values: readonly string[] };

/** The constraints that a shape puts on its own value, in the order in which the service lists them. */
export function constraintsOf(shape: Shape): readonly ScalarConstraint[] {
  switch (shape.kind) {
    case 'string':
      return [...lengthsOf(shape), ...patternOf(shape.pattern)];
    case 'list':
    case 'map':
      return lengthsOf(shape);
    case 'enumeration':
      return [{ kind: 'enumeration', values: shape.values }];
    case 'integer':
      return valuesOf(shape);
    case 'structure':
    case 'boolean':
    case 'timestamp':
      return [];
  }
}

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

function lengthsOf({ min, max }: Bounds): readonly ScalarConstraint[] {
  const constraints: ScalarConstraint[] = [];
  if (max !== undefined) constraints.push({ kind: 'maxLength', max });
  if (min !== undefined) constraints.push({ kind: 'minLength', min });
  return constraints;
}

function valuesOf({ min, max }: Bounds): readonly ScalarConstraint[] {
  const constraints: ScalarConstraint[] = [];
  if (max !== undefined) constraints.push({ kind: 'maxValue', max });
  if (min !== undefined) constraints.push({ kind: 'minValue', min });
  return constraints;
}

function patternOf(pattern: string | undefined): readonly ScalarConstraint[] {
  return pattern === undefined ? [] : [{ kind: 'pattern', pattern }];
}

/** Makes the test of a constraint. It takes what deserialisation makes of the shape's values. */
export function testOf(constraint: ScalarConstraint): (value: unknown) => boolean {
  switch (constraint.kind) {
    case 'maxLength':
      return (value) => !isLongerThan(constraint.max, value);
    case 'minLength':
      return (value) => constraint.min === 0 || isLongerThan(constraint.min - 1, value);
    case 'maxValue':
      return (value) => Number(value) <= constraint.max;
    case 'minValue':
      return (value) => Number(value) >= constraint.min;
    case 'pattern':
      return patternTest(constraint.pattern);
    case 'enumeration': {
      const values: ReadonlySet<unknown> = new Set(constraint.values);
      return (value) => values.has(value);
    }
  }
}

function patternTest(pattern: string): (value: unknown) => boolean {
  const whole = wholeOf(pattern);
  return (value) => typeof value === 'string' && whole.test(value);
}

/** The service prints its patterns without anchors and matches them against the whole string. */
export function wholeOf(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

function isLongerThan(limit: number, value: unknown): boolean {
  if (typeof value === 'string') return isTextLongerThan(limit, value);
  if (Array.isArray(value)) return value.length > limit;
  return Object.keys(Object(value)).length > limit;
}

/**
 * Characters are code points, of which a string has at most its length and at least half of it. So
 * they are counted only where that leaves a doubt.
 */
export function isTextLongerThan(limit: number, text: string): boolean {
  if (text.length <= limit) return false;
  if (text.length > limit * 2) return true;
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters > limit;
}
