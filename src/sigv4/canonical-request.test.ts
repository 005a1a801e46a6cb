import { describe, expect, test } from 'vitest';
import { canonicalPath } from './canonical-path.js';
import { canonicalQuery } from './canonical-query.js';
import { canonicalHeaderValue } from './canonical-request.js';

describe('canonicalPath', () => {
  test.each([
    ['', '/'],
    ['/', '/'],
    ['/bucket//a/../b/./c/', '/bucket//a/../b/./c/'],
    ['/bucket/a%20b', '/bucket/a%20b'],
    ['/bucket/a%2fb', '/bucket/a%2Fb'],
    ['/bucket/%7Etilde~', '/bucket/~tilde~'],
    ['/bucket/a+b(c)', '/bucket/a%2Bb%28c%29'],
    ['/bucket/%E6%97%A5', '/bucket/%E6%97%A5'],
    ['/bucket/100%', '/bucket/100%25'],
  ])('for S3 the path %s is %s', (path, canonical) => {
    expect(canonicalPath(path, 's3')).toBe(canonical);
  });

  test.each([
    ['', '/'],
    ['//', '/'],
    ['/a//b/./c/../d', '/a/b/d'],
    ['/a/b/', '/a/b/'],
    ['/..', '/'],
    ['/a%20b', '/a%2520b'],
  ])('for other services the path %s is %s', (path, canonical) => {
    expect(canonicalPath(path, 'normalized')).toBe(canonical);
  });
});

describe('canonicalQuery', () => {
  test.each([
    ['', ''],
    ['lifecycle', 'lifecycle='],
    ['b=2&a=1', 'a=1&b=2'],
    ['a=b=c', 'a=b%3Dc'],
    ['a=2&a=10&a=1', 'a=1&a=10&a=2'],
    ['a-b=1&a=2', 'a=2&a-b=1'],
    ['a=x+y', 'a=x%20y'],
    ['a=x%2by', 'a=x%2By'],
    ['&&a=1&', 'a=1'],
    ['prefix=a/b', 'prefix=a%2Fb'],
  ])('%s becomes %s', (query, canonical) => {
    expect(canonicalQuery(query)).toBe(canonical);
  });

  test('leaves out the signature of a presigned URL', () => {
    expect(canonicalQuery('z=1&X-Amz-Signature=abc&a=1', 'X-Amz-Signature')).toBe('a=1&z=1');
  });
});

describe('canonicalHeaderValue', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    ['  around  ', 'around'],
    ['a   b  c', 'a b c'],
    ['a\tb', 'a b'],
    [' ', ''],
    ['"a  b"', '"a b"'],
  ])('%j becomes %j', (value, canonical) => {
    expect(canonicalHeaderValue(value)).toBe(canonical);
  });
});
