/**
 * The values of parameters are JSON-like: strings, numbers, booleans, null, arrays and plain objects.
 * Messages tell apart what Python tells apart, so that a few values have a form of their own:
 *
 * - an int beyond the safe ones is a `bigint`;
 * - a float that JavaScript would take for an int (1.0, 1e3, NaN, Infinity) is a `PythonFloat`; one
 *   with a fraction is a plain number;
 * - the content of a `fileb://` file is a `Uint8Array`;
 * - a YAML timestamp is a `PythonDatetime`, a YAML date a `PythonDate`;
 * - an object read from the JSON of an option is known by `isOrderedDict`, one of `--cli-input-json`
 *   or of the shorthand syntax is not.
 */
export class PythonFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A point in time; without an offset it is in the local zone. */
export class PythonDatetime {
  /** `YYYY-MM-DDTHH:MM:SS`, without a zone. */
  readonly wallTime: string;
  readonly microseconds: number;
  /** East of Greenwich; undefined where the text names no zone. */
  readonly offsetSeconds: number | undefined;

  constructor(wallTime: string, microseconds: number, offsetSeconds: number | undefined) {
    this.wallTime = wallTime;
    this.microseconds = microseconds;
    this.offsetSeconds = offsetSeconds;
  }
}

export class PythonDate {
  /** `YYYY-MM-DD`. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The Python float of a number: itself where it cannot be taken for an int. */
export function floatValue(value: number): number | PythonFloat {
  return Number.isFinite(value) && !Number.isInteger(value) ? value : new PythonFloat(value);
}

/** The Python int written in decimal digits, with or without a sign. */
export function intValue(digits: string): number | bigint {
  const value = Number(digits);
  // The comparison with 0 turns -0 into 0: ints have no negative zero.
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  return BigInt(digits);
}

const orderedDicts = new WeakSet<object>();

export function orderedDict(entries: Readonly<Record<string, unknown>>): object {
  orderedDicts.add(entries);
  return entries;
}

/** Whether Python holds the object as an OrderedDict, which is what it then prints. */
export function isOrderedDict(value: object): boolean {
  return orderedDicts.has(value);
}

/** Whether a value is a Python dict. */
export function isDict(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
