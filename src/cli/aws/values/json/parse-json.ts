import { generalError } from '../../cli-error.js';
import { orderedDict } from '../python-value.js';
import { JsonError, jsonError } from './json-error.js';
import { scanJson } from './scan-json.js';

/** How deep values may lie in each other: there Python gives up, too. */
const nestingMax = 950;

/**
 * Reads JSON as Python does: NaN and Infinity are numbers, of members with one name the last counts,
 * and an error is in Python's words. With `isOrdered` objects become OrderedDicts.
 */
export function parseJson(text: string, isOrdered = false): unknown {
  if (text.startsWith('\ufeff')) {
    throw jsonError('Unexpected UTF-8 BOM (decode using utf-8-sig)', text, 0);
  }
  return scanJson(text, {
    objectOf: (members) => {
      // Object.fromEntries takes `__proto__` for a name like any other.
      const object = Object.fromEntries(members);
      return isOrdered ? orderedDict(object) : object;
    },
    enter: (kind, depth) => {
      if (depth < nestingMax) return;
      throw generalError(
        `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`,
      );
    },
  });
}

/** Bytes are read in the encoding that their beginning shows. */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  return parseJson(decoded(bytes));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (error) {
    throw new JsonError('the bytes are not text', { cause: error });
  }
}

// JSON begins with an ASCII character, so that zeros beside it show UTF-16.
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0) return 'utf-16be';
  return second === 0 ? 'utf-16le' : 'utf-8';
}
