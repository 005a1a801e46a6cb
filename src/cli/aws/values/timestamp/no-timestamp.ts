/** A text is no time. */
export class NoTimestamp extends Error {}
