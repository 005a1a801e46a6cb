import { canonicalEncoding } from './percent-encoding.js';

/**
 * The canonical query string for a query as it stands in the request line, without the `?`: every
 * name and value encoded in the one way, sorted by name and then by value. A name in `without` is
 * left out, as the signature of a presigned URL must be.
 */
export const canonicalQuery = (query: string, without?: string): string => {
  if (query === '') return '';
  const parameters: Parameter[] = [];
  for (const part of query.split('&')) {
    if (part === '') continue;
    const parameter = read(part);
    if (parameter.name !== without) parameters.push(parameter);
  }
  if (parameters.length > 1) parameters.sort(byNameThenValue);
  return parameters.map(({ name, value }) => `${name}=${value}`).join('&');
};

interface Parameter {
  readonly name: string;
  readonly value: string;
}

const read = (part: string): Parameter => {
  const equals = part.indexOf('=');
  if (equals < 0) return { name: canonicalEncoding(part, 'query'), value: '' };
  return {
    name: canonicalEncoding(part.slice(0, equals), 'query'),
    value: canonicalEncoding(part.slice(equals + 1), 'query'),
  };
};

// What is compared is ASCII by now, so that the order of code units is the order of bytes. The pairs
// cannot be compared as `name=value`, because `-` and `.` sort before `=`.
const byNameThenValue = (a: Parameter, b: Parameter): number =>
  compare(a.name, b.name) || compare(a.value, b.value);

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
