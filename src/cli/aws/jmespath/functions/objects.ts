import { generalError } from '../../cli-error.js';
import { entriesOf, isDict, keysOf, textOf } from '../../python-dict.js';
import { pythonTypeOf } from './argument-types.js';
import { asDict, type JmespathFunctions } from './function.js';

export const objectFunctions: JmespathFunctions = {
  keys: { takes: [['object']], call: (dict) => keysOf(asDict(dict)) },
  merge: {
    takes: [['object']],
    isVariadic: true,
    call: (...dicts) => new Map(dicts.flatMap(pairsOf)),
  },
  values: {
    takes: [['object']],
    call: (dict) => entriesOf(asDict(dict)).map(([, value]) => value),
  },
};

// Only the first argument has been checked. Python takes pairs for a dict as well, and says what of
// them is no pair.
function pairsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (isDict(value)) return entriesOf(value);
  const pairs = elementsOf(value);
  if (pairs === undefined) throw generalError(`'${pythonTypeOf(value)}' object is not iterable`);
  return pairs.map((pair, at) => pairOf(elementsOf(pair), at));
}

function pairOf(pair: readonly unknown[] | undefined, at: number): readonly [string, unknown] {
  const place = `dictionary update sequence element #${at}`;
  if (pair === undefined) throw generalError(`cannot convert ${place} to a sequence`);
  const [key, member] = pair;
  if (pair.length === 2) return [textOf(key), member];
  throw generalError(`${place} has length ${pair.length}; 2 is required`);
}

function elementsOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value === 'string') return [...value];
  if (Array.isArray(value)) return value;
  return isDict(value) ? keysOf(value) : undefined;
}
