// The words that stand in dates, whatever their case.

const weekdays = [
  ['mon', 'monday'],
  ['tue', 'tuesday'],
  ['wed', 'wednesday'],
  ['thu', 'thursday'],
  ['fri', 'friday'],
  ['sat', 'saturday'],
  ['sun', 'sunday'],
];
const months = [
  ['jan', 'january'],
  ['feb', 'february'],
  ['mar', 'march'],
  ['apr', 'april'],
  ['may'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'sept', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
];
const units = [
  ['h', 'hour', 'hours'],
  ['m', 'minute', 'minutes'],
  ['s', 'second', 'seconds'],
];
const halves = [
  ['am', 'a'],
  ['pm', 'p'],
];
const jumps = new Set([
  ' ',
  '.',
  ',',
  ';',
  '-',
  '/',
  "'",
  'at',
  'on',
  'and',
  'ad',
  'm',
  't',
  'of',
  'st',
  'nd',
  'rd',
  'th',
]);

/** From Monday, which is 0. */
export const weekdayOf = (word: string | undefined): number | undefined => placeOf(weekdays, word);

/** From January, which is 1. */
export function monthOf(word: string | undefined): number | undefined {
  const place = placeOf(months, word);
  return place === undefined ? undefined : place + 1;
}

/** 0 for hours, 1 for minutes, 2 for seconds. */
export const unitOf = (word: string | undefined): number | undefined => placeOf(units, word);

/** 0 before noon, 1 after it. */
export const halfOfDay = (word: string | undefined): number | undefined => placeOf(halves, word);

/** Whether a word may be passed over. */
export const isJump = (word: string): boolean => jumps.has(word.toLowerCase());

export const isUtcName = (word: string): boolean =>
  ['utc', 'gmt', 'z'].includes(word.toLowerCase());

function placeOf(
  words: readonly (readonly string[])[],
  word: string | undefined,
): number | undefined {
  const place = words.findIndex((synonyms) => synonyms.includes(word?.toLowerCase() ?? ''));
  return place === -1 ? undefined : place;
}
