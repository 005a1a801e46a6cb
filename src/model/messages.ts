import type { Constraint } from './constraint.js';
import type { PathStep, Violation } from './validate.js';

/** What the service answers to a request that violates constraints, in its own words. */
export function validationMessage(violations: readonly Violation[]): string {
  const errors = violations.length === 1 ? 'error' : 'errors';
  return `${violations.length} validation ${errors} detected: ${violations.map(worded).join('; ')}`;
}

// Other services print the value as `Value 'x' at …`. This one was seen to leave it out, for
// configuration maps as for numbers, and so do we for everything: no secret can get into a message.
// Only the value that is not there is named.
function worded({ path, constraint }: Violation): string {
  const value = constraint.kind === 'notNull' ? 'Value null' : 'Value';
  const failed = `${value} at '${pathText(path)}' failed to satisfy constraint`;
  return `${failed}: ${constraintText(constraint)}`;
}

function pathText(path: readonly PathStep[]): string {
  return path.map(stepText).join('.');
}

function stepText(step: PathStep): string {
  if (typeof step === 'string') return step;
  return typeof step === 'number' ? `${step + 1}.member` : `${step.key}.member`;
}

function constraintText(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'notNull':
      return 'Member must not be null';
    case 'maxLength':
      return `Member must have length less than or equal to ${constraint.max}`;
    case 'minLength':
      return `Member must have length greater than or equal to ${constraint.min}`;
    case 'maxValue':
      return `Member must have value less than or equal to ${constraint.max}`;
    case 'minValue':
      return `Member must have value greater than or equal to ${constraint.min}`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${constraint.pattern}`;
    case 'enumeration':
      return `Member must satisfy enum value set: [${constraint.values.join(', ')}]`;
    case 'elements':
      return `Member must satisfy constraint: ${bracketed(constraint.constraints)}`;
    case 'mapKeys':
      return `Map keys must satisfy constraint: ${bracketed(constraint.constraints)}`;
    case 'mapValues':
      return `Map value must satisfy constraint: ${bracketed(constraint.constraints)}`;
  }
}

function bracketed(constraints: readonly Constraint[]): string {
  return `[${constraints.map(constraintText).join(', ')}]`;
}
