const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in at most two units: `2 h 5 min`. */
export function duration(millis: number): string {
  const length = Math.max(0, millis);
  if (length < minute) return `${Math.floor(length / second)} s`;
  // Seconds say something only as long as there are few minutes.
  if (length >= 10 * minute && length < hour) return `${Math.floor(length / minute)} min`;
  const [[unit, size], [smaller, smallerSize]] = unitsFor(length);
  const whole = Math.floor(length / size);
  const rest = Math.floor((length - whole * size) / smallerSize);
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${smaller}`;
}

/** A length of time that is known to its end: of one that is short, the tenth of a second counts. */
export function lasted(millis: number): string {
  return millis < 10 * second ? `${(Math.max(0, millis) / second).toFixed(1)} s` : duration(millis);
}

type Unit = readonly [name: string, size: number];

function unitsFor(length: number): readonly [Unit, Unit] {
  if (length < hour)
    return [
      ['min', minute],
      ['s', second],
    ];
  if (length < day)
    return [
      ['h', hour],
      ['min', minute],
    ];
  return [
    ['d', day],
    ['h', hour],
  ];
}

/** A length of time in its largest unit alone: `2 h`. */
export function roughly(millis: number): string {
  return /^\d+ \w+/.exec(duration(millis))?.[0] ?? '';
}

/** `3 min ago`. */
export function ago(time: number, now: number): string {
  return now - time < second ? 'just now' : `${roughly(now - time)} ago`;
}

/** A point of time in local time, as it is written everywhere: `2026-03-01 14:05:09`. */
export function clock(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

/** The same without its seconds, for what is far away. */
export function clockToMinute(time: number): string {
  return clock(time).slice(0, -3);
}
