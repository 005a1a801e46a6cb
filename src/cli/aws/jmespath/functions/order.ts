import { compare, isInOrder } from '../compare.js';
import type { Expref } from '../expref.js';
import { type ArgumentType, jmespathTypeOf, wrongType } from './argument-types.js';
import { asExpref, asList, type JmespathFunctions } from './function.js';

const comparable: readonly ArgumentType[] = ['array-number', 'array-string'];

export const orderFunctions: JmespathFunctions = {
  max: { takes: [comparable], call: (list) => foremost(asList(list), '>') },
  max_by: {
    takes: [['array'], ['expref']],
    call: (list, expref) => foremostBy('max_by', asList(list), asExpref(expref)),
  },
  min: { takes: [comparable], call: (list) => foremost(asList(list), '<') },
  min_by: {
    takes: [['array'], ['expref']],
    call: (list, expref) => foremostBy('min_by', asList(list), asExpref(expref)),
  },
  sort: { takes: [comparable.toReversed()], call: (list) => [...asList(list)].sort(compare) },
  sort_by: {
    takes: [['array'], ['expref']],
    call: (list, expref) => sortedBy(asList(list), asExpref(expref)),
  },
};

// The first of those that are alike.
function foremost(
  list: readonly unknown[],
  operator: '<' | '>',
  keys: readonly unknown[] = list,
): unknown {
  let best = 0;
  for (const [at, key] of keys.entries()) {
    if (at > 0 && isInOrder(key, operator, keys[best])) best = at;
  }
  return list[best] ?? null;
}

function foremostBy(name: 'max_by' | 'min_by', list: readonly unknown[], expref: Expref): unknown {
  const keys = list.map((element) => keyOf(name, element, expref, ['number', 'string']));
  return foremost(list, name === 'max_by' ? '>' : '<', keys);
}

function sortedBy(list: readonly unknown[], expref: Expref): unknown {
  if (list.length === 0) return list;
  const type = jmespathTypeOf(expref.search(list[0]));
  if (type !== 'number' && type !== 'string') {
    throw wrongType('sort_by', list[0], type, ['string', 'number']);
  }
  return list
    .map((element) => ({ element, key: keyOf('sort_by', element, expref, [type]) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ element }) => element);
}

function keyOf(name: string, element: unknown, expref: Expref, types: readonly string[]): unknown {
  const key = expref.search(element);
  const type = jmespathTypeOf(key);
  if (!types.includes(type)) throw wrongType(name, key, type, types);
  return key;
}
