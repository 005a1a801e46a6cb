/** A time zone as the matcher takes it; undefined for what is none. */
export type TimeZone =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'offset'; readonly minutes: number };

export const readTimeZone = (text: string): TimeZone | undefined => {
  const wanted = text.trim();
  const offset = offsetOf(wanted);
  if (offset !== undefined) return offset;
  const abbreviated = abbreviations[wanted.toUpperCase()];
  if (abbreviated !== undefined) return { kind: 'named', name: abbreviated };
  // Other abbreviations mean different zones to different people and runtimes.
  const isAbbreviation = /^[A-Z]{1,5}$/i.test(wanted);
  return isAbbreviation || !isKnown(wanted) ? undefined : { kind: 'named', name: wanted };
};

const minutesMax = 14 * 60;

const offsetOf = (text: string): TimeZone | undefined => {
  const [, sign, hours, minutes = '0'] =
    /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?$/i.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const total = Number(hours) * 60 + Number(minutes);
  if (total > minutesMax) return undefined;
  return { kind: 'offset', minutes: sign === '-' ? -total : total };
};

const isKnown = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** A time as its zone writes it: `2026-11-09T09:00:00+01:00`. */
export const localTime = (at: number, zone: TimeZone): string => {
  const minutes = zone.kind === 'offset' ? zone.minutes : offsetIn(zone.name, at);
  const local = new Date(at + minutes * 60_000).toISOString().slice(0, -'.000Z'.length);
  if (minutes === 0) return `${local}Z`;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
};

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const offsetIn = (name: string, at: number): number => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const text = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(text) ?? [];
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -total : total;
};

// What Java makes of them, to whose table the service's documentation refers. BST, which is Bangladesh
// there and Britain everywhere else, is left out: a window at the wrong time is worse than none.
const abbreviations: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  GMT: 'UTC',
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  CAT: 'Africa/Harare',
  CET: 'Europe/Paris',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  EET: 'Europe/Athens',
  EST: 'Etc/GMT+5',
  HST: 'Etc/GMT+10',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MET: 'Europe/Paris',
  MIT: 'Pacific/Apia',
  MST: 'Etc/GMT+7',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh',
  WET: 'Europe/Lisbon',
};
