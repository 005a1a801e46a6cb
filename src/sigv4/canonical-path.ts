import { canonicalEncoding, percentEncode } from './percent-encoding.js';

/**
 * How a service reads the path. S3 takes it as it is and encodes it once, because `a//b` and `a/../b`
 * are names of objects; every other service removes dot segments and encodes the encoded path again.
 */
export type PathRule = 's3' | 'normalized';

/** The rule of a service by the name in its credential scope. */
export const pathRuleOf = (service: string): PathRule => (service === 's3' ? 's3' : 'normalized');

/** The canonical URI for a path as it stands in the request line. */
export const canonicalPath = (path: string, rule: PathRule): string => {
  if (path === '' || path === '/') return '/';
  return rule === 's3' ? canonicalEncoding(path, 'path') : normalize(path);
};

const normalize = (path: string): string => {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(percentEncode(segment));
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${end}`;
};
