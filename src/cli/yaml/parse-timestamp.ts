import { generalError } from '../aws/cli-error.js';
import { PythonDate, PythonDatetime } from '../aws/values/python-value.js';
import { YamlError } from './yaml-error.js';

const timestamp =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(?:Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/;

/** The date or the time that a YAML timestamp stands for. */
export function parseYamlTimestamp(text: string): PythonDate | PythonDatetime {
  const [, year = '', month = '', day = '', ...clock] = timestamp.exec(text) ?? [];
  if (year === '') throw new YamlError(`failed to construct timestamp from "${text}"`);
  const date = dateOf(Number(year), Number(month), Number(day));
  const [hour, minute = '', second = '', fraction, sign, zoneHour, zoneMinute = '0'] = clock;
  if (hour === undefined) return new PythonDate(date);
  checkClock(Number(hour), Number(minute), Number(second));
  const { microseconds, carry } = microsecondsOf(fraction ?? '');
  const wall = new Date(`${date}T${hour.padStart(2, '0')}:${minute}:${second}Z`);
  wall.setUTCSeconds(wall.getUTCSeconds() + carry);
  const wallTime = wall.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  const offset = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute)) * 60;
  return new PythonDatetime(
    wallTime,
    microseconds,
    zoneHour === undefined ? undefined : offset * (sign === '-' ? -1 : 1),
  );
}

function dateOf(year: number, month: number, day: number): string {
  if (year < 1) throw generalError(`year ${year} is out of range`);
  if (month < 1 || month > 12) throw generalError('month must be in 1..12');
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (day < 1 || date.getUTCDate() !== day) throw generalError('day is out of range for month');
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function checkClock(hour: number, minute: number, second: number): void {
  if (hour > 23) throw generalError('hour must be in 0..23');
  if (minute > 59) throw generalError('minute must be in 0..59');
  if (second > 59) throw generalError('second must be in 0..59');
}

// The seventh digit rounds the sixth, and may make it a second more.
function microsecondsOf(fraction: string): {
  readonly microseconds: number;
  readonly carry: number;
} {
  const rounding = Number(fraction.charAt(6)) > 4 ? 1 : 0;
  const microseconds = Number(fraction.slice(0, 6).padEnd(6, '0')) + rounding;
  return microseconds < 1e6 ? { microseconds, carry: 0 } : { microseconds: 0, carry: 1 };
}
