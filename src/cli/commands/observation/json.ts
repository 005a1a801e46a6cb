/** What was seen as JSON. Times are epoch milliseconds inside, and ISO 8601 there. */
export function jsonOf(seen: object, form: 'oneLine' | 'indented'): string {
  const replacer = (name: string, value: unknown): unknown =>
    times.has(name) && typeof value === 'number' ? new Date(value).toISOString() : value;
  return `${JSON.stringify(seen, replacer, form === 'indented' ? 4 : undefined)}\n`;
}

const times: ReadonlySet<string> = new Set([
  'created',
  'lastChangedAt',
  'lastStatusChange',
  'lastUpdateTime',
  'since',
  'startTime',
  'until',
]);
