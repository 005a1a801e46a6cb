import { Cron } from 'croner';
import { readCron } from './cron-expression.js';
import { localTime, readTimeZone, type TimeZone } from './time-zone.js';

/** When deployments may be made, as a cron expression selects it minute by minute. */
export interface DeploymentWindow {
  /** At a time in epoch milliseconds. */
  readonly isOpen: (at: number) => boolean;
  /** The first moment after one at which it is closed; undefined if it never opens again. */
  readonly nextOpening: (after: number) => number | undefined;
  /** A time as its zone writes it: `2026-11-09T09:00:00+01:00`. */
  readonly localTime: (at: number) => string;
}

/** Why a window cannot be understood: what is wrong, and with what. */
export interface WindowFault {
  readonly kind: 'fault';
  readonly key: 'Cron' | 'TimeZone';
  /** A clause that goes on after the key. */
  readonly why: string;
}

export const defaultTimeZone = 'UTC';

/** The window that a cron expression in Quartz's manner selects in a time zone. */
export const readDeploymentWindow = (given: {
  readonly cron: string;
  readonly timeZone: string | undefined;
}): DeploymentWindow | WindowFault => {
  const expression = readCron(given.cron);
  if (expression.kind === 'fault') return { ...expression, key: 'Cron' };
  const zone = readTimeZone(given.timeZone ?? defaultTimeZone);
  if (zone === undefined) return { kind: 'fault', key: 'TimeZone', why: noTimeZone };
  const matchers = expression.patterns.map((pattern) => matcherOf(pattern, zone));
  return {
    isOpen: (at) => matchers.some((matcher) => matcher.match(new Date(startOfMinute(at)))),
    nextOpening: (after) => {
      const openings = matchers.flatMap((matcher) => matcher.nextRun(new Date(after)) ?? []);
      return openings.length === 0
        ? undefined
        : Math.min(...openings.map((opening) => opening.getTime()));
    },
    localTime: (at) => localTime(at, zone),
  };
};

export const isWindowFault = (value: DeploymentWindow | WindowFault): value is WindowFault =>
  'kind' in value;

/** What is wrong with a cron expression, as a clause that goes on after its name. */
export const cronFault = (text: string): string | undefined => {
  const expression = readCron(text);
  return expression.kind === 'fault' ? expression.why : undefined;
};

/** What is wrong with a time zone, in the same way. */
export const timeZoneFault = (text: string): string | undefined =>
  readTimeZone(text) === undefined ? noTimeZone : undefined;

const noTimeZone =
  'is not a time zone that is known here: write Region/City, such as Europe/Berlin, or an offset, such as UTC+02:00';

const startOfMinute = (at: number): number => Math.floor(at / 60_000) * 60_000;

const matcherOf = (pattern: string, zone: TimeZone): Cron =>
  new Cron(pattern, {
    mode: '7-part',
    alternativeWeekdays: true,
    domAndDow: true,
    ...(zone.kind === 'named' ? { timezone: zone.name } : { utcOffset: zone.minutes }),
  });
