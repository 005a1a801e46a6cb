const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units = [
  ['d', day],
  ['h', hour],
  ['min', minute],
  ['s', second],
] as const;

/** A length of time in at most two units: `2 h 5 min`. */
export const lengthWords = (millis: number): string => {
  const length = Math.max(0, millis);
  const at = units.findIndex(([, size]) => length >= size);
  const [unit, size] = units[at] ?? ['s', second];
  const whole = Math.floor(length / size);
  const [smaller, smallerSize] = units[at + 1] ?? ['', length + 1];
  const rest = Math.floor((length - whole * size) / smallerSize);
  // Seconds say something only as long as there are few minutes.
  const isExact = unit !== 'min' || whole < 10;
  return rest === 0 || !isExact ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${smaller}`;
};

/** How long it has been so: `for 5 min`. */
export const forWords = (since: number, now: number): string => `for ${lengthWords(now - since)}`;

/** `3 min ago`. */
export const agoWords = (time: number, now: number): string =>
  now - time < second ? 'just now' : `${lengthWords(now - time)} ago`;

/** A time to come, in length and, as nobody knows where it is read, in UTC: `in 55 min (… UTC)`. */
export const inWords = (time: number, now: number): string =>
  `in ${lengthWords(time - now)} (${utcWords(time)})`;

const utcWords = (time: number): string =>
  `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
