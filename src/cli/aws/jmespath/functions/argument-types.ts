import { generalError } from '../../cli-error.js';
import { textOf, typeNameOf } from '../../python-dict.js';
import { pythonRepr } from '../../validate/python-repr.js';
import { Expref } from '../expref.js';

/** What an argument may be; of an array also what all its elements may be. */
export type ArgumentType =
  | 'array'
  | 'array-number'
  | 'array-string'
  | 'expref'
  | 'number'
  | 'object'
  | 'string';

const typesByPythonName: Readonly<Record<string, string>> = {
  bool: 'boolean',
  list: 'array',
  dict: 'object',
  NoneType: 'null',
  str: 'string',
  float: 'number',
  int: 'number',
  _Expression: 'expref',
};

/** JMESPath's name of a value's type; `unknown` for what JSON does not have. */
export function jmespathTypeOf(value: unknown): string {
  return typesByPythonName[pythonTypeOf(value)] ?? 'unknown';
}

/** Python's name of it. */
export function pythonTypeOf(value: unknown): string {
  return value instanceof Expref ? '_Expression' : typeNameOf(value);
}

/** Refuses an argument that is of none of the types. */
export function checkType(name: string, value: unknown, types: readonly ArgumentType[]): void {
  const allowed = types.map((type) => type.split('-'));
  const type = jmespathTypeOf(value);
  if (!allowed.some(([outer]) => outer === type)) throw wrongType(name, value, type, types);
  if (!Array.isArray(value)) return;
  const inner = allowed.flatMap(([, element]) => (element === undefined ? [] : [element]));
  if (inner.length > 0)
    checkElements(value, inner, (element) => wrongElement(name, element, types));
}

// All elements are of one type: of the only one that there is, else of the first element's.
function checkElements(
  elements: readonly unknown[],
  types: readonly string[],
  wrong: (element: unknown) => Error,
): void {
  if (elements.length === 0) return;
  const [only] = types;
  const wanted = types.length === 1 ? only : jmespathTypeOf(elements[0]);
  if (wanted === undefined || !types.includes(wanted)) throw wrong(elements[0]);
  for (const element of elements) {
    if (jmespathTypeOf(element) !== wanted) throw wrong(element);
  }
}

// The type of an element is told by Python's name of it.
function wrongElement(name: string, element: unknown, types: readonly string[]): Error {
  return wrongType(name, element, pythonTypeOf(element), types);
}

export function wrongType(
  name: string,
  value: unknown,
  type: string,
  types: readonly string[],
): Error {
  return generalError(
    `In function ${name}(), invalid type for value: ${textOf(value)}, ` +
      `expected one of: ${pythonRepr(types)}, received: "${type}"`,
  );
}
