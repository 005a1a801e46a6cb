import { JsonError } from './values/json/json-error.js';
import { scanJson } from './values/json/scan-json.js';

/**
 * Reads JSON as Python does, with the members of an object in the order of the text: objects become
 * Maps. Throws a JsonError for what is not JSON.
 */
export function parseOrderedJson(text: string): unknown {
  return scanJson(text, { objectOf: (members) => new Map(members) });
}

/** The same, or undefined for what is not JSON. */
export function orderedJsonOf(text: string): unknown {
  try {
    return parseOrderedJson(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}
