import { allOf, type CronField, hours, minutes, month, numbersOf, year } from './cron-field.js';
import { type DayField, readDayOfMonth, readDayOfWeek } from './day-fields.js';

/**
 * A cron expression in Quartz's manner, as patterns for the matcher of which any one may match; or why it
 * is not understood, as a clause that goes on after the expression's name.
 */
export type CronExpression =
  | { readonly kind: 'patterns'; readonly patterns: readonly string[] }
  | { readonly kind: 'fault'; readonly why: string };

export const readCron = (text: string): CronExpression => {
  const [second = '', ...fields] = text.trim().toUpperCase().split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) {
    return fault(
      `has ${fields.length + 1} fields: it takes 6 or 7, which are seconds, minutes, hours, day-of-month, month, day-of-week and, if need be, year`,
    );
  }
  if (second !== '*' && second !== '0') {
    return fault(`${has('seconds', second)}: write *, since windows open and close by the minute`);
  }
  return readFields(fields);
};

const readFields = (fields: readonly string[]): CronExpression => {
  const [
    minuteText = '',
    hourText = '',
    dayText = '',
    monthText = '',
    weekText = '',
    yearText = '*',
  ] = fields;
  const minute = readNumbers(minutes, minuteText);
  if (minute === undefined) return fault(wrong(minutes, minuteText));
  const hour = readNumbers(hours, hourText);
  if (hour === undefined) return fault(wrong(hours, hourText));
  const dayOfMonth = readDayOfMonth(dayText);
  if (dayOfMonth === undefined) return fault(`${has('day-of-month', dayText)}: ${daysOfMonth}`);
  const ofMonths = readNumbers(month, monthText);
  if (ofMonths === undefined) return fault(wrong(month, monthText));
  const dayOfWeek = readDayOfWeek(weekText);
  if (dayOfWeek === undefined) return fault(`${has('day-of-week', weekText)}: ${daysOfWeek}`);
  const ofYears = readNumbers(year, yearText);
  if (ofYears === undefined) return fault(wrong(year, yearText));
  if (dayOfMonth.kind !== 'any' && dayOfWeek.kind !== 'any') {
    return fault('names days of the month and of the week: write ? for one of the two');
  }
  const read = { minute, hour, dayOfMonth, month: ofMonths, dayOfWeek, year: ofYears };
  return { kind: 'patterns', patterns: patternsOf(read) };
};

const daysOfMonth = 'it takes 1-31, *, ?, L, LW, L-3, 15W, lists, ranges and steps';
const daysOfWeek =
  'it takes 1-7, of which 1 is Sunday, SUN-SAT, *, ?, L, 6L, 6#3, lists, ranges and steps';

const fault = (why: string): CronExpression => ({ kind: 'fault', why });

const has = (name: string, text: string): string =>
  `has the ${name} field '${/^.{0,50}/su.exec(text)?.[0]}'`;

const wrong = (field: CronField, text: string): string => {
  const { name, least, most, words } = field;
  const named = words === undefined ? '' : `, ${words[0]}-${words.at(-1)}`;
  return `${has(name, text)}: it takes ${least}-${most}${named}, *, lists, ranges and steps`;
};

type Numbers = '*' | readonly number[];

const readNumbers = (field: CronField, text: string): Numbers | undefined => {
  if (text === '*') return text;
  const numbers = new Set<number>();
  for (const item of text.split(',')) {
    const found = numbersOf(field, item);
    if (found === undefined) return undefined;
    for (const number of found) numbers.add(number);
  }
  return [...numbers].sort((one, other) => one - other);
};

interface Fields {
  readonly minute: Numbers;
  readonly hour: Numbers;
  readonly month: Numbers;
  readonly year: Numbers;
  readonly dayOfMonth: DayField;
  readonly dayOfWeek: DayField;
}

const patternsOf = (fields: Fields): readonly string[] => {
  const { dayOfMonth } = fields;
  if (dayOfMonth.kind !== 'beforeLast') return [patternOf(fields, textOf(dayOfMonth))];
  // The matcher does not count back from the last day: months of each length have a pattern of their own.
  return lengths.flatMap(({ days, ofMonth, ofYear }) => {
    const months = numbersIn(month, fields.month).filter(ofMonth);
    const years = ofYear ? numbersIn(year, fields.year).filter(ofYear) : fields.year;
    const day = days - dayOfMonth.days;
    if (day < 1 || months.length === 0 || years.length === 0) return [];
    return [patternOf({ ...fields, month: months, year: years }, String(day))];
  });
};

const isLong = (number: number): boolean => [1, 3, 5, 7, 8, 10, 12].includes(number);
const isFebruary = (number: number): boolean => number === 2;
const isLeap = (number: number): boolean =>
  number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0);

const lengths: readonly {
  readonly days: number;
  readonly ofMonth: (month: number) => boolean;
  readonly ofYear?: (year: number) => boolean;
}[] = [
  { days: 31, ofMonth: isLong },
  { days: 30, ofMonth: (number) => !isLong(number) && !isFebruary(number) },
  { days: 29, ofMonth: isFebruary, ofYear: isLeap },
  { days: 28, ofMonth: isFebruary, ofYear: (number) => !isLeap(number) },
];

const numbersIn = (field: CronField, numbers: Numbers): readonly number[] =>
  numbers === '*' ? allOf(field) : numbers;

// A pattern of one second a day is for the matcher a thing to do once, which it makes up for where the
// clocks leave that time out. With two seconds it is not, and looks at few moments all the same.
const twiceAMinute = '0,30';

const patternOf = ({ minute, hour, month: months, year: years, dayOfWeek }: Fields, day: string) =>
  [twiceAMinute, minute, hour, day, months, textOf(dayOfWeek), years].join(' ');

const textOf = (field: DayField): string => (field.kind === 'items' ? field.text : '*');
