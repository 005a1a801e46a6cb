import { dayOfMonth, dayOfWeek, numberOf, numbersOf } from './cron-field.js';

/** What a day field says, in the words of the matcher. */
export type DayField =
  | { readonly kind: 'any' }
  | { readonly kind: 'items'; readonly text: string }
  /** So many days before the last one of the month. */
  | { readonly kind: 'beforeLast'; readonly days: number };

/** Undefined when the field is not understood. */
export const readDayOfMonth = (text: string): DayField | undefined => {
  if (isAny(text)) return { kind: 'any' };
  if (text === 'LW') return { kind: 'items', text };
  const [, days] = /^L-(\d{1,2})$/.exec(text) ?? [];
  if (days !== undefined) {
    return Number(days) < dayOfMonth.most ? { kind: 'beforeLast', days: Number(days) } : undefined;
  }
  return itemsOf(text, (item) => {
    if (item === 'L') return item;
    const nearest = item.endsWith('W') ? numberOf(dayOfMonth, item.slice(0, -1)) : undefined;
    return nearest === undefined ? numbersOf(dayOfMonth, item)?.join(',') : `${nearest}W`;
  });
};

/** Undefined when the field is not understood. */
export const readDayOfWeek = (text: string): DayField | undefined => {
  if (isAny(text)) return { kind: 'any' };
  return itemsOf(text, (item) => {
    // By itself the last day is that of the week.
    if (item === 'L') return String(dayOfWeek.most);
    const [, day = '', last, nth] = /^([^#]+?)(?:(L)|#([1-5]))$/.exec(item) ?? [];
    const number = numberOf(dayOfWeek, day);
    if (number === undefined) return numbersOf(dayOfWeek, item)?.join(',');
    return last === undefined ? `${number}#${nth}` : `${number}L`;
  });
};

const isAny = (text: string): boolean => text === '*' || text === '?';

const itemsOf = (
  text: string,
  read: (item: string) => string | undefined,
): DayField | undefined => {
  const items = text.split(',').map(read);
  return items.some((item) => item === undefined)
    ? undefined
    : { kind: 'items', text: items.join(',') };
};
