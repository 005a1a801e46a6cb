import { generalError } from '../cli-error.js';
import { textOf } from '../python-dict.js';

/** Seconds since 1970, given in some form, as ISO 8601 has them, in the local zone. */
export function isoTimestampOfSeconds(value: number, given: unknown = value): string {
  const { seconds, microseconds } = split(value, given);
  const offset = offsetAt(seconds);
  const wallSeconds = seconds + offset;
  if (!isInRange(wallSeconds)) throw generalError('date value out of range');
  return isoText(wallSeconds, microseconds) + offsetText(offset);
}

// Python takes this year's offsets for those of all years.
function offsetAt(seconds: number): number {
  const year = new Date().getFullYear();
  const offsets = [0, 6].map((month) => offsetOf(new Date(year, month, 1)));
  const offset = offsetOf(new Date(seconds * 1000));
  return offsets.includes(offset) ? offset : Math.min(...offsets);
}

function offsetOf(time: Date): number {
  return -time.getTimezoneOffset() * 60;
}

const firstSecond = -62_135_596_800;
const lastSecond = 253_402_300_799;
/** What a system's clock counts to; it stores years in 32 bits. */
const secondsMax = 6.7e16;

function split(
  value: number,
  given: unknown,
): { readonly seconds: number; readonly microseconds: number } {
  if (Number.isNaN(value)) throw generalError('Invalid value NaN (not a number)');
  if (Math.abs(value) >= secondsMax) {
    throw generalError(`Unable to calculate correct timezone offset for "${textOf(given)}"`);
  }
  // As Python does it: the part after the point is rounded by itself, away from the whole one.
  const whole = Math.trunc(value);
  const millionths = halfToEven((value - whole) * 1e6);
  const carry = Math.floor(millionths / 1e6);
  const seconds = whole + carry;
  if (!isInRange(seconds)) throw generalError(`year ${yearOf(seconds)} is out of range`);
  return { seconds, microseconds: millionths - carry * 1e6 };
}

function isInRange(seconds: number): boolean {
  return seconds >= firstSecond && seconds <= lastSecond;
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

const secondsOf400Years = 146_097 * 86_400;

function yearOf(seconds: number): number {
  const cycles = Math.floor(seconds / secondsOf400Years);
  return new Date((seconds - cycles * secondsOf400Years) * 1000).getUTCFullYear() + cycles * 400;
}

/** A time that a clock shows, as if it were in UTC. */
export function isoText(wallSeconds: number, microseconds: number): string {
  const clock = new Date(wallSeconds * 1000).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  return microseconds === 0 ? clock : `${clock}.${String(microseconds).padStart(6, '0')}`;
}

export function offsetText(seconds: number): string {
  const total = Math.abs(seconds);
  const parts = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const shown = total % 60 === 0 ? parts.slice(0, 2) : parts;
  return (seconds < 0 ? '-' : '+') + shown.map((part) => String(part).padStart(2, '0')).join(':');
}
