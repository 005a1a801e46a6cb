import { constraintsOf, isTextLongerThan, testOf, wholeOf } from './constraint.js';
import { elementsOf, fieldsOf } from './parts.js';
import { perShape } from './per-shape.js';
import type { ListShape, MapShape, Shape, StringShape, StructureShape } from './schema.js';

/** Answers whether a value satisfies its shape, at every depth. The value is one that is present. */
export type Test = (value: unknown) => boolean;

/**
 * Whether a value that `deserialize` has made is valid, and no more than that: most are, and for
 * them it is not worth following where in the value the walk is.
 */
export const validityOf = perShape((shape): Test => {
  switch (shape.kind) {
    case 'structure':
      return structureTest(shape);
    case 'list':
      return bothTests(ownTest(shape), elementsTest(shape));
    case 'map':
      return bothTests(ownTest(shape), entriesTest(shape));
    case 'string':
      return textTest(shape);
    default:
      return ownTest(shape);
  }
});

// Most values are texts, and a test for each constraint would make validation take a quarter longer.
function textTest({ min = 0, max = Number.POSITIVE_INFINITY, pattern }: StringShape): Test {
  const whole = pattern === undefined ? undefined : wholeOf(pattern);
  return (value) =>
    typeof value === 'string' &&
    !isTextLongerThan(max, value) &&
    (min === 0 || isTextLongerThan(min - 1, value)) &&
    (whole === undefined || whole.test(value));
}

function ownTest(shape: Shape): Test {
  const [first = () => true, ...others] = constraintsOf(shape).map(testOf);
  return others.reduce(bothTests, first);
}

function bothTests(first: Test, second: Test): Test {
  return (value) => first(value) && second(value);
}

function structureTest(shape: StructureShape): Test {
  const members = Object.entries(shape.members).map(([name, member]) => ({
    name,
    isRequired: member.required,
    isValid: validityOf(member.shape),
  }));
  return (value) => {
    const fields = fieldsOf(value);
    for (const { name, isRequired, isValid } of members) {
      const field = fields[name];
      if (field === undefined ? isRequired : !isValid(field)) return false;
    }
    return true;
  };
}

function elementsTest(shape: ListShape): Test {
  const isValid = validityOf(shape.member);
  return (value) => {
    for (const element of elementsOf(value)) {
      if (element === undefined || !isValid(element)) return false;
    }
    return true;
  };
}

function entriesTest(shape: MapShape): Test {
  const isKeyValid = validityOf(shape.key);
  const isValid = validityOf(shape.value);
  return (value) => {
    const entries = fieldsOf(value);
    for (const key in entries) {
      const entry = entries[key];
      if (!isKeyValid(key) || entry === undefined || !isValid(entry)) return false;
    }
    return true;
  };
}
