import { absolute, average, rounded, sum } from '../python-number.js';
import { asList, asNumber, type JmespathFunctions } from './function.js';

export const numberFunctions: JmespathFunctions = {
  abs: { takes: [['number']], call: (number) => absolute(asNumber(number)) },
  avg: {
    takes: [['array-number']],
    call: (numbers) => {
      const all = asList(numbers).map(asNumber);
      return all.length === 0 ? null : average(all);
    },
  },
  ceil: { takes: [['number']], call: (number) => rounded(asNumber(number), Math.ceil) },
  floor: { takes: [['number']], call: (number) => rounded(asNumber(number), Math.floor) },
  sum: { takes: [['array-number']], call: (numbers) => sum(asList(numbers).map(asNumber)) },
};
