import { generalError } from '../../cli-error.js';
import { checkType } from './argument-types.js';
import { arrayFunctions } from './arrays.js';
import { conversions } from './conversions.js';
import type { JmespathFunction } from './function.js';
import { numberFunctions } from './numbers.js';
import { objectFunctions } from './objects.js';
import { orderFunctions } from './order.js';
import { stringFunctions } from './strings.js';

const functions: ReadonlyMap<string, JmespathFunction> = new Map(
  [
    arrayFunctions,
    conversions,
    numberFunctions,
    objectFunctions,
    orderFunctions,
    stringFunctions,
  ].flatMap((some) => Object.entries(some)),
);

/** Calls a function of JMESPath by its name. */
export function callFunction(name: string, args: readonly unknown[]): unknown {
  const called = functions.get(name);
  if (called === undefined) throw generalError(`Unknown function: ${name}()`);
  const { takes, isVariadic = false, call } = called;
  const isEnough = isVariadic ? args.length >= takes.length : args.length === takes.length;
  if (!isEnough) {
    const count = `${takes.length} argument${takes.length === 1 ? '' : 's'}`;
    throw generalError(
      `Expected ${isVariadic ? 'at least ' : ''}${count} for function ${name}(), ` +
        `received ${args.length}`,
    );
  }
  for (const [at, types] of takes.entries()) {
    if (types !== 'any') checkType(name, args[at], types);
  }
  return call(...args);
}
