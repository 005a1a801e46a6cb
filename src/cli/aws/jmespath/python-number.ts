import { generalError } from '../cli-error.js';
import { floatValue, PythonFloat } from '../values/python-value.js';

/** A Python int or float: a float that has no fraction is a PythonFloat. */
export type PythonNumber = number | bigint | PythonFloat;

export function isNumber(value: unknown): value is PythonNumber {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof PythonFloat;
}

export function isInt(value: PythonNumber): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

/** The number as JavaScript calculates with it. */
export function plain(value: PythonNumber): number | bigint {
  return value instanceof PythonFloat ? value.value : value;
}

/** The Python int of a whole number, however large. */
function intOf(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** Ints are added exactly. */
export function sum(numbers: readonly PythonNumber[]): PythonNumber {
  let total: PythonNumber = 0;
  for (const number of numbers) {
    total =
      isInt(total) && isInt(number)
        ? intOf(BigInt(total) + BigInt(number))
        : floatValue(Number(plain(total)) + Number(plain(number)));
  }
  return total;
}

export function average(numbers: readonly PythonNumber[]): PythonNumber {
  return floatValue(Number(plain(sum(numbers))) / numbers.length);
}

export function absolute(value: PythonNumber): PythonNumber {
  if (!isInt(value)) return floatValue(Math.abs(Number(plain(value))));
  return value < 0 ? intOf(-BigInt(value)) : value;
}

/** The int that `round` (Math.ceil or Math.floor) makes of a number. */
export function rounded(value: PythonNumber, round: (value: number) => number): PythonNumber {
  if (isInt(value)) return value;
  const number = Number(plain(value));
  if (Number.isNaN(number)) throw generalError('cannot convert float NaN to integer');
  if (!Number.isFinite(number)) {
    throw generalError('cannot convert float infinity to integer');
  }
  return intOf(BigInt(round(number)));
}
