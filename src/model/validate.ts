import { type Constraint, constraintsOf, testOf } from './constraint.js';
import { elementsOf, fieldsOf } from './parts.js';
import { perShape } from './per-shape.js';
import type { Infer, ListShape, MapShape, Shape, StructureShape } from './schema.js';
import { type Test, validityOf } from './validity.js';

/** A step into a value: a member's name, an element's index from 0, or a map's key. */
export type PathStep = string | number | { readonly key: string };

/** One constraint that one value does not satisfy. It does not hold the value, which may be secret. */
export interface Violation {
  readonly path: readonly PathStep[];
  readonly constraint: Constraint;
}

// A request of the largest size could break some hundred thousand constraints, and each is worded
// in the answer.
const violationsMax = 1000;

/**
 * All violations of a shape's constraints, in the order of its members; none if the value is valid.
 * The value is one that `deserialize` has made.
 */
export function validate<S extends Shape>(shape: S, value: Infer<S>): readonly Violation[] {
  const findings: Findings = { path: [], violations: [] };
  if (!validityOf(shape)(value)) checkOf(shape)(value, findings);
  return findings.violations;
}

/** Where the walk is, and what it has found. */
interface Findings {
  readonly path: PathStep[];
  readonly violations: Violation[];
}

type Check = (value: unknown, findings: Findings) => void;

const checkOf = perShape((shape): Check => {
  switch (shape.kind) {
    case 'structure':
      return structureCheck(shape);
    case 'list':
      return inTurn(ownCheck(shape), elementsCheck(shape));
    case 'map':
      return inTurn(ownCheck(shape), keysCheck(shape), valuesCheck(shape));
    default:
      return ownCheck(shape);
  }
});

function structureCheck(shape: StructureShape): Check {
  const members = Object.entries(shape.members).map(([name, member]) => ({
    name,
    required: member.required,
    isFine: scalarTest(member.shape),
    check: checkOf(member.shape),
  }));
  return (value, findings) => {
    const fields = fieldsOf(value);
    for (const { name, required, isFine, check } of members) {
      const field = fields[name];
      if (field === undefined ? !required : isFine(field)) continue;
      checkAt(name, field, check, findings);
    }
  };
}

/** Most scalars are fine, and then there is no path to follow. */
function scalarTest(shape: Shape): Test {
  return isCompound(shape) ? () => false : validityOf(shape);
}

/** What the shape asks of the value itself, whatever is in it. */
function ownCheck(shape: Shape): Check {
  const tests = constraintsOf(shape).map((constraint) => ({
    constraint,
    test: testOf(constraint),
  }));
  return (value, findings) => {
    for (const { constraint, test } of tests) {
      if (!test(value)) report(findings, constraint);
    }
  };
}

function elementsCheck(shape: ListShape): Check {
  if (!isCompound(shape.member)) return togetherCheck('elements', shape.member, elementsOf);
  const check = checkOf(shape.member);
  return (value, findings) => {
    elementsOf(value).forEach((element, index) => {
      checkAt(index, element, check, findings);
    });
  };
}

function keysCheck(shape: MapShape): Check {
  return togetherCheck('mapKeys', shape.key, (value) => Object.keys(fieldsOf(value)));
}

function valuesCheck(shape: MapShape): Check {
  if (!isCompound(shape.value)) {
    return togetherCheck('mapValues', shape.value, (value) => Object.values(fieldsOf(value)));
  }
  const check = checkOf(shape.value);
  return (value, findings) => {
    for (const [key, entry] of Object.entries(fieldsOf(value))) {
      checkAt({ key }, entry, check, findings);
    }
  };
}

function checkAt(step: PathStep, value: unknown, check: Check, findings: Findings): void {
  findings.path.push(step);
  if (value === undefined) report(findings, notNull);
  else check(value, findings);
  findings.path.pop();
}

// Scalars in a list or a map are not reported one by one but once, for the whole of it, with all
// that is asked of each.
function togetherCheck(
  kind: 'elements' | 'mapKeys' | 'mapValues',
  shape: Shape,
  scalarsOf: (value: unknown) => readonly unknown[],
): Check {
  const constraints = constraintsOf(shape);
  const isFine = validityOf(shape);
  const isWrong = (scalar: unknown) => scalar !== undefined && !isFine(scalar);
  return (value, findings) => {
    const scalars = scalarsOf(value);
    const wrong = scalars.some(isWrong) ? constraints : [];
    const missing = scalars.includes(undefined) ? [notNull] : [];
    if (wrong.length + missing.length === 0) return;
    report(findings, { kind, constraints: [...wrong, ...missing] });
  };
}

const notNull: Constraint = { kind: 'notNull' };

function report({ path, violations }: Findings, constraint: Constraint): void {
  if (violations.length < violationsMax) violations.push({ path: [...path], constraint });
}

function inTurn(...checks: readonly Check[]): Check {
  return (value, findings) => {
    for (const check of checks) check(value, findings);
  };
}

function isCompound(shape: Shape): boolean {
  return shape.kind === 'structure' || shape.kind === 'list' || shape.kind === 'map';
}
