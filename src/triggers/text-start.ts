/** The beginning of a text, in whole characters. */
export const textStart = (text: string, max: number): string =>
  [...text.slice(0, 2 * max)].slice(0, max).join('');
