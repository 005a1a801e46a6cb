import { generalError } from '../../cli-error.js';
import { lengthOf } from '../../code-points.js';
import { sizeOf, typeNameOf } from '../../python-dict.js';
import { isPythonEqual } from '../compare.js';
import { asDict, asExpref, asList, asText, type JmespathFunctions } from './function.js';

export const arrayFunctions: JmespathFunctions = {
  contains: { takes: [['array', 'string'], 'any'], call: contains },
  length: {
    takes: [['string', 'array', 'object']],
    call: (value) => {
      if (typeof value === 'string') return lengthOf(value);
      return Array.isArray(value) ? value.length : sizeOf(asDict(value));
    },
  },
  map: {
    takes: [['expref'], ['array']],
    call: (expref, list) => asList(list).map((element) => asExpref(expref).search(element)),
  },
  reverse: {
    takes: [['array', 'string']],
    call: (value) =>
      typeof value === 'string' ? [...value].reverse().join('') : [...asList(value)].reverse(),
  },
};

function contains(subject: unknown, wanted: unknown): boolean {
  if (Array.isArray(subject)) return subject.some((element) => isPythonEqual(element, wanted));
  if (typeof wanted === 'string') return asText(subject).includes(wanted);
  throw generalError(`'in <string>' requires string as left operand, not ${typeNameOf(wanted)}`);
}
