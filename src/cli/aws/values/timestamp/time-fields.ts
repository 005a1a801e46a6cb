import { DateNumbers } from './calendar-date.js';
import { NoTimestamp } from './no-timestamp.js';

/** What has been read of a time. Seconds have no fraction: none is sent. */
export interface TimeFields {
  year?: number;
  month?: number;
  day?: number;
  /** From Monday, which is 0. */
  weekday?: number;
  hour?: number;
  minute?: number;
  second?: number;
  zoneName?: string;
  /** In seconds, east of Greenwich. */
  zoneOffset?: number;
}

/** A text on its way from tokens to fields. */
export interface Reading {
  readonly tokens: string[];
  readonly fields: TimeFields;
  readonly date: DateNumbers;
  readonly currentYear: number;
}

export function readingOf(tokens: readonly string[], currentYear: number): Reading {
  return { tokens: [...tokens], fields: {}, date: new DateNumbers(), currentYear };
}

export function tokenAt({ tokens }: Reading, at: number): string {
  const token = tokens[at];
  if (token === undefined) throw new NoTimestamp();
  return token;
}

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new NoTimestamp();
  return Number(text);
}

export function numberOf(text: string): number {
  if (!/^\d+(?:\.\d+)?$/.test(text)) throw new NoTimestamp();
  return Number(text);
}

/** How many whole sixtieths the fraction of a decimal number has; undefined for a whole one. */
export function sixtieths(text: string): number | undefined {
  const [, fraction = ''] = text.split('.');
  if (/^0*$/.test(fraction)) return undefined;
  return Number((60n * BigInt(fraction)) / 10n ** BigInt(fraction.length));
}

export function withHalfOfDay(hour: number, half: number): number {
  if (hour < 12 && half === 1) return hour + 12;
  return hour === 12 && half === 0 ? 0 : hour;
}
