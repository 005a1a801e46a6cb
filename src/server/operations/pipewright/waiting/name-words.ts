import type { ActionTypeId } from '../../../../model/index.js';

/** The beginning of an id: enough to tell those of one pipeline apart. */
export const shortId = (id: string): string => id.slice(0, 8);

/** Who an ARN names: `root`, `bob`, `Admin/bob`. */
export const callerName = (arn: string): string => {
  const name = arn.split(':').slice(5).join(':');
  return name.replace(/^(user|role|assumed-role)\//, '') || arn;
};

/** `Pack (Build Custom Zipper 1)` */
export const actionWords = (actionName: string, type: ActionTypeId | null): string =>
  type === null
    ? actionName
    : `${actionName} (${type.category} ${type.owner} ${type.provider} ${type.version})`;

/** `1st`, `22nd`, `13th` */
export const ordinal = (place: number): string => {
  const isTeen = Math.floor(place / 10) % 10 === 1;
  const ending = isTeen ? undefined : ({ 1: 'st', 2: 'nd', 3: 'rd' } as const)[place % 10];
  return `${place}${ending ?? 'th'}`;
};

/** What somebody else has said, as it stands in a sentence of ours. */
export const quoted = (said: string): string => `“${oneLine(said)}”`;

/** A message of somebody else's that goes on as a part of a sentence of ours. */
export const oneLine = (said: string): string => said.trim().replaceAll(/\s+/g, ' ');
