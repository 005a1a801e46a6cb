import type { PythonDatetime } from '../values/python-value.js';

/** How Python prints a time that YAML has read: one with a zone has been brought to UTC, without it. */
export function datetimeText(time: PythonDatetime): string {
  const { date, clock } = partsOf(time);
  return `${date.join('-')} ${clock.join(':')}${fractionOf(time.microseconds)}`;
}

/** The same as `repr()` has it; seconds are left out where they and what follows are 0. */
export function datetimeRepr(time: PythonDatetime): string {
  const { date, clock } = partsOf(time);
  const [hour, minute, second] = clock.map(Number);
  const numbers = [...date.map(Number), hour, minute];
  if (second !== 0 || time.microseconds !== 0) numbers.push(second);
  if (time.microseconds !== 0) numbers.push(time.microseconds);
  return `datetime.datetime(${numbers.join(', ')})`;
}

interface Parts {
  readonly date: readonly string[];
  readonly clock: readonly string[];
}

function partsOf({ wallTime, offsetSeconds = 0 }: PythonDatetime): Parts {
  const utc = new Date(Date.parse(`${wallTime}Z`) - offsetSeconds * 1000).toISOString();
  const [date = '', clock = ''] = utc.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).split('T');
  return { date: date.split('-'), clock: clock.split(':') };
}

function fractionOf(microseconds: number): string {
  return microseconds === 0 ? '' : `.${String(microseconds).padStart(6, '0')}`;
}
