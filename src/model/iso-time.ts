// A date alone is its midnight; a time without a zone is in UTC.
const isoTime =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;

/** The epoch milliseconds of an ISO-8601 date or time, or undefined if the text is neither. */
export function millisOfIsoTime(text: string): number | undefined {
  const [, date, time = '00:00', zone = 'Z'] = isoTime.exec(text) ?? [];
  if (date === undefined || !isCalendarDate(date)) return undefined;
  const millis = Date.parse(`${date}T${withMillis(time)}${withColon(zone.toUpperCase())}`);
  return Number.isNaN(millis) ? undefined : millis;
}

// Date.parse takes the 30th of February for the 2nd of March.
function isCalendarDate(date: string): boolean {
  const midnight = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}

function withMillis(time: string): string {
  const [whole = time, fraction] = time.split('.');
  return fraction === undefined ? whole : `${whole}.${fraction.slice(0, 3).padEnd(3, '0')}`;
}

function withColon(zone: string): string {
  return zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
