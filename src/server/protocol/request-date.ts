import { amzDate, parseAmzDate } from '../../sigv4/index.js';
import type { HeaderValues } from './header-values.js';

/** When a request was signed, by its headers; `unreadable` holds a text that is no date. */
export type RequestDate =
  | { readonly kind: 'date'; readonly amzDate: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly text: string };

/** Reads `X-Amz-Date`, or without one `Date`, which may be of either form. */
export const requestDate = (headers: HeaderValues): RequestDate => {
  const text = headers.get('x-amz-date') || headers.get('date');
  if (!text) return { kind: 'absent' };
  if (parseAmzDate(text) !== undefined) return { kind: 'date', amzDate: text };
  const time = headers.get('x-amz-date') ? undefined : parseHttpDate(text);
  return time === undefined
    ? { kind: 'unreadable', text }
    : { kind: 'date', amzDate: amzDate(time) };
};

// Sat, 31 Jan 2026 23:59:59 GMT. Without this form Date.parse would take nearly anything.
const httpDate =
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]0000)$/;

const parseHttpDate = (text: string): number | undefined => {
  if (!httpDate.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
};
