import { expect, test } from 'vitest';
import {
  boolean,
  integer,
  list,
  map,
  required,
  type Shape,
  string,
  structure,
} from '../../../../model/index.js';
import { coerce } from './coerce.js';

const Text = string('Text');
const Shapes: Shape = structure('Shapes', {
  first: required(integer('Integer')),
  second: integer('Integer'),
  flag: boolean('Boolean'),
  texts: list('Texts', Text),
  numbers: list('Numbers', integer('Integer')),
  counts: map('Counts', Text, integer('Integer')),
});

test.each<[unknown, unknown]>([
  [{ first: ' 1_0 ' }, { first: 10 }],
  [{ flag: 'True' }, { flag: true }],
  [{ flag: 'FALSE' }, { flag: false }],
  [{ flag: 'yes' }, { flag: 'yes' }],
  [{ flag: '' }, { flag: '' }],
  [{ texts: 'a' }, { texts: ['a'] }],
  [{ texts: ['a', 'b'] }, { texts: ['a', 'b'] }],
  [{ texts: { a: 'b' } }, { texts: [{ a: 'b' }] }],
  [{ numbers: '1' }, { numbers: ['1'] }],
  [{ numbers: ['1', '2'] }, { numbers: [1, 2] }],
  [{ counts: { a: '1' } }, { counts: { a: 1 } }],
  [{ counts: 'a' }, { counts: 'a' }],
  [{ unknown: '1' }, { unknown: '1' }],
  ['text', 'text'],
])('%j becomes %j', (value, coerced) => {
  expect(coerce(Shapes, value)).toEqual(coerced);
});

test.each<[unknown, string]>([
  [{ second: 'x', first: 'y' }, "invalid literal for int() with base 10: 'y'"],
  [{ first: '' }, "invalid literal for int() with base 10: ''"],
  [
    { first: ['1'] },
    "int() argument must be a string, a bytes-like object or a real number, not 'list'",
  ],
  [{ flag: ['true'] }, "'list' object has no attribute 'lower'"],
  [{ flag: {} }, "'dict' object has no attribute 'lower'"],
])('%j is refused, the first in the model’s order', (value, message) => {
  expect(() => coerce(Shapes, value)).toThrow(message);
});
