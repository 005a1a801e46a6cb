import { toInteger } from '../aws/values/integer.js';
import type { ConfigContext } from './context.js';
import type { Section } from './profiles/read-ini-file.js';

/** Where a setting may stand, first the environment, then the profile. */
export interface Setting {
  readonly variables: readonly string[];
  readonly key: string;
}

/** A setting as it was given. A variable that is empty is given. */
export async function settingOf(
  context: ConfigContext,
  { variables, key }: Setting,
): Promise<string | undefined> {
  for (const variable of variables) {
    const value = context.io.env[variable];
    if (value !== undefined) return value;
  }
  return textOf(await context.profile(), key);
}

export async function integerSetting(
  context: ConfigContext,
  setting: Setting,
  otherwise: number,
): Promise<number> {
  const value = await settingOf(context, setting);
  return value === undefined ? otherwise : Number(toInteger(value));
}

/** Anything but `true`, in whatever case, is no. */
export async function switchSetting(context: ConfigContext, setting: Setting): Promise<boolean> {
  return isTrue(await settingOf(context, setting));
}

export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

/** A setting of a profile that is no block of settings. */
export function textOf(section: Section | undefined, key: string): string | undefined {
  const value = section?.get(key);
  return typeof value === 'string' ? value : undefined;
}
