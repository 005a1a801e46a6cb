import {
  type Infer,
  type PathStep,
  type Shape,
  type Violation,
  validate,
  validationMessage,
} from '../../../model/index.js';
import type { DocumentPath } from '../document/document.js';
import type { DeclarationFault } from './declaration-fault.js';

/** The constraints that a value of the right type breaks, in the words of the service. */
export function checkConstraints<S extends Shape>(
  shape: S,
  value: Infer<S>,
  top: string,
): readonly DeclarationFault[] {
  return validate(shape, value).flatMap((violation) =>
    placesOf(shape, value, violation).map((path) => ({
      path,
      message: sentenceFor(violation, top),
      code: 'ValidationException',
      isGap: violation.constraint.kind === 'notNull',
    })),
  );
}

// The service says how many there are, and then them: here each stands by itself.
function sentenceFor(violation: Violation, top: string): string {
  const message = validationMessage([{ ...violation, path: [top, ...violation.path] }]);
  return `${message.slice(message.indexOf(': ') + 2)}.`;
}

/** Scalars in a list or map are found fault with together: these are the ones that are meant. */
function placesOf(shape: Shape, value: unknown, violation: Violation): readonly DocumentPath[] {
  const path = violation.path.map(stepOf);
  const { kind } = violation.constraint;
  if (kind !== 'elements' && kind !== 'mapKeys' && kind !== 'mapValues') return [path];
  const inner = shapeAt(shape, violation.path);
  const whole = valueAt(value, path);
  const guilty = entriesOf(whole).filter(([, alone]) =>
    validate(inner, alone).some((found) => found.constraint.kind === kind),
  );
  return guilty.length === 0 ? [path] : guilty.map(([step]) => [...path, step]);
}

/** Each element by itself, as a list or map of its own. */
function entriesOf(whole: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(whole)) {
    return whole.map((element: unknown, index) => [index, [element]] as const);
  }
  return Object.entries(Object(whole)).map(([key, entry]) => [key, { [key]: entry }] as const);
}

function stepOf(step: PathStep): string | number {
  return typeof step === 'object' ? step.key : step;
}

function shapeAt(shape: Shape, path: readonly PathStep[]): Shape {
  return path.reduce<Shape>((here, step) => {
    if (here.kind === 'list') return here.member;
    if (here.kind === 'map') return here.value;
    const member = here.kind === 'structure' ? here.members[String(stepOf(step))] : undefined;
    return member?.shape ?? here;
  }, shape);
}

function valueAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>((here, step) => {
    const entries: Readonly<Record<string, unknown>> = Object(here);
    return entries[step];
  }, value);
}
