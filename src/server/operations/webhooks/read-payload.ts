import { isUtf8 } from 'node:buffer';

/** The body has no payload that can be read. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

// No host of Git comes near this; what is read deeper takes the longer to read the deeper it is.
const depthMax = 100;

/** The payload of a delivery: JSON, by itself or in a form. Throws PayloadError. */
export const readPayload = (body: Buffer, contentType = ''): unknown => {
  if (!isUtf8(body)) throw new PayloadError('The body is not valid UTF-8.');
  const text = jsonOf(body.toString('utf8'), contentType);
  if (depthOf(text) > depthMax) {
    throw new PayloadError(`The payload is nested in more than ${depthMax} levels.`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PayloadError('The payload is not valid JSON.', { cause });
  }
};

const jsonOf = (text: string, contentType: string): string => {
  if (!/^\s*application\/x-www-form-urlencoded\b/i.test(contentType)) return text;
  const payload = new URLSearchParams(text).get('payload');
  if (payload === null) throw new PayloadError('The form has no field `payload`.');
  return payload;
};

/** How deep JSON is nested, told from its brackets. */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInString) {
      if (code === backslash) at += 1;
      else if (code === quote) isInString = false;
    } else if (code === quote) isInString = true;
    else if (opening.has(code)) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (closing.has(code)) depth -= 1;
  }
  return deepest;
};

const codeOf = (character: string): number => character.charCodeAt(0);
const backslash = codeOf('\\');
const quote = codeOf('"');
const opening = new Set(['[', '{'].map(codeOf));
const closing = new Set([']', '}'].map(codeOf));
