/** A field of a cron expression: what numbers it takes, and what they may be called. */
export interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** In order, from `least` on. */
  readonly words?: readonly string[];
  /** Whether a range may lead over the end, as 22-5 does for hours. */
  readonly isRound: boolean;
}

export const minutes: CronField = { name: 'minutes', least: 0, most: 59, isRound: true };
export const hours: CronField = { name: 'hours', least: 0, most: 23, isRound: true };
export const dayOfMonth: CronField = { name: 'day-of-month', least: 1, most: 31, isRound: true };
export const month: CronField = {
  name: 'month',
  least: 1,
  most: 12,
  words: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  isRound: true,
};
export const dayOfWeek: CronField = {
  name: 'day-of-week',
  least: 1,
  most: 7,
  words: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
  isRound: true,
};
export const year: CronField = { name: 'year', least: 1970, most: 2199, isRound: false };

/**
 * The numbers that an item of a field's list stands for: all of them, one, a range, or every so many of
 * these. Undefined when it is none of that.
 */
export const numbersOf = (field: CronField, item: string): readonly number[] | undefined => {
  const [, base, step] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(item) ?? [];
  if (base === undefined) return undefined;
  const range = rangeOf(field, base, step !== undefined);
  const by = step === undefined ? 1 : Number(step);
  if (range === undefined || by < 1 || by > field.most) return undefined;
  return range.filter((_, index) => index % by === 0);
};

const rangeOf = (
  field: CronField,
  base: string,
  hasStep: boolean,
): readonly number[] | undefined => {
  if (base === '*') return allOf(field);
  const [first = '', last, ...more] = base.split('-');
  const from = numberOf(field, first);
  const to = last === undefined ? from : numberOf(field, last);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  // What begins at a number and has a step goes on to the end of the field.
  if (last === undefined) return between(from, hasStep ? field.most : from);
  if (from <= to) return between(from, to);
  return field.isRound ? [...between(from, field.most), ...between(field.least, to)] : undefined;
};

/** Every number that a field takes. */
export const allOf = ({ least, most }: CronField): readonly number[] => between(least, most);

const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The number that a text of digits or a word stands for, if the field takes it. */
export const numberOf = (field: CronField, text: string): number | undefined => {
  const at = field.words?.indexOf(text) ?? -1;
  if (at >= 0) return field.least + at;
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= field.least && number <= field.most ? number : undefined;
};
