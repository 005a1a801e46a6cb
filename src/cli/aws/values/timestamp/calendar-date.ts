import { NoTimestamp } from './no-timestamp.js';

export interface CalendarDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

type Part = 'year' | 'month' | 'day';

/** The numbers of a date in the order in which they were met, and which of them are known by kind. */
export class DateNumbers {
  /** Whether the year was written with more than two digits. */
  hasCentury = false;
  readonly #numbers: number[] = [];
  readonly #places = new Map<Part, number>();

  get length(): number {
    return this.#numbers.length;
  }

  /** Adds the number that a text is. */
  addText(text: string, part?: Part): void {
    if (!/^\d+$/.test(text)) throw new NoTimestamp();
    this.#add(Number(text), text.length > 2, part);
  }

  addNumber(value: number, part?: Part): void {
    this.#add(Math.trunc(value), value > 100, part);
  }

  #add(value: number, isYear: boolean, given: Part | undefined): void {
    if (isYear && given !== undefined && given !== 'year') throw new NoTimestamp();
    const part = isYear ? 'year' : given;
    if (isYear) this.hasCentury = true;
    this.#numbers.push(value);
    if (part === undefined) return;
    if (this.#places.has(part)) throw new NoTimestamp();
    this.#places.set(part, this.#numbers.length - 1);
  }

  couldBeDay(value: number): boolean {
    if (this.#places.has('day') || value < 1) return false;
    const month = this.#numberOf('month');
    if (month === undefined) return value <= 31;
    // Without a year, one with a 29th of February.
    return value <= daysOfMonth(this.#numberOf('year') ?? 2000, month);
  }

  resolve(): CalendarDate {
    const known = this.#places.size;
    if ((known > 0 && known === this.length) || (this.length === 3 && known === 2)) {
      return this.#fromPlaces();
    }
    const monthPlace = this.#places.get('month');
    switch (this.length) {
      case 0:
        return {};
      case 1:
        return this.#fromOne(monthPlace);
      case 2:
        return monthPlace === undefined ? this.#fromTwo() : this.#fromOne(monthPlace);
      case 3:
        return this.#fromThree(monthPlace);
      default:
        throw new NoTimestamp();
    }
  }

  #numberOf(part: Part): number | undefined {
    const place = this.#places.get(part);
    return place === undefined ? undefined : this.#numbers[place];
  }

  // Of three parts, two known ones tell the third.
  #fromPlaces(): CalendarDate {
    const places = new Map(this.#places);
    if (places.size < this.length) {
      const part = parts.find((it) => !places.has(it));
      const place = [0, 1, 2].find((it) => ![...places.values()].includes(it));
      if (part !== undefined && place !== undefined) places.set(part, place);
    }
    return Object.fromEntries(
      [...places].map(([part, place]) => [part, this.#numbers[place] ?? 0]),
    );
  }

  #fromOne(monthPlace: number | undefined): CalendarDate {
    if (monthPlace === undefined) return yearOrDay(this.#numbers[0] ?? 0);
    const month = this.#numbers[monthPlace] ?? 0;
    if (this.length === 1) return { month };
    return { month, ...yearOrDay(this.#numbers[1 - monthPlace] ?? 0) };
  }

  #fromTwo(): CalendarDate {
    const [first = 0, second = 0] = this.#numbers;
    if (first > 31) return { year: first, month: second };
    if (second > 31) return { month: first, year: second };
    return { month: first, day: second };
  }

  #fromThree(monthPlace: number | undefined): CalendarDate {
    const [first = 0, second = 0, third = 0] = this.#numbers;
    switch (monthPlace) {
      case 0:
        return second > 31
          ? { month: first, year: second, day: third }
          : { month: first, day: second, year: third };
      case 1:
        return first > 31
          ? { year: first, month: second, day: third }
          : { day: first, month: second, year: third };
      case 2:
        return second > 31
          ? { day: first, year: second, month: third }
          : { year: first, day: second, month: third };
      default:
        if (first > 31 || this.#places.get('year') === 0) {
          return { year: first, month: second, day: third };
        }
        return first > 12
          ? { day: first, month: second, year: third }
          : { month: first, day: second, year: third };
    }
  }
}

const parts: readonly Part[] = ['year', 'month', 'day'];

function yearOrDay(value: number): CalendarDate {
  return value > 31 ? { year: value } : { day: value };
}

export function daysOfMonth(year: number, month: number): number {
  if (month < 1 || month > 12) throw new NoTimestamp();
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}
