import type { InputOf } from '../../../model/index.js';
import { lastEventSeq, settledEventSeq } from '../../store/event-horizon.js';
import {
  countEventTargets,
  findEventTarget,
  type NewEventTarget,
  putEventTarget as putRow,
} from '../../store/event-targets.js';
import { changeIndexMax } from '../../store/events.js';
import { OperatingError } from '../../store/operating-error.js';
import type { Handler, OperationContext } from '../handler.js';
import { secretMask, shownEventTarget } from './event-target.js';

type Context = OperationContext<'PutEventTarget'>;

const targetsMax = 100;
const eventAgeMax = 86_400;
const settleWithin = 5_000;

/**
 * Makes a target, or replaces how one is configured. A new one, or one that was disabled, is told of what
 * happens from now on; any other goes on where it is, and without waiting.
 */
export const putEventTarget: Handler<'PutEventTarget'> = async (input, ctx) => {
  const fault = faultOf(input);
  if (fault !== undefined) throw ctx.error('ValidationException', fault);
  const { secret } = input;
  const existing = await findEventTarget(ctx.database, ctx.tenant, input.name);
  if (!existing && secret === secretMask) {
    throw ctx.error(
      'ValidationException',
      `There is no event target ${input.name} whose secret '${secretMask}' could keep. Give a secret.`,
    );
  }
  if (!existing && (await countEventTargets(ctx.database, ctx.tenant)) >= targetsMax) {
    throw ctx.error(
      'LimitExceededException',
      `There may be ${targetsMax} event targets. Delete one that is not needed.`,
    );
  }
  // One that is enabled keeps its place: whether that of now is settled does not matter.
  const seq = existing?.enabled ? await lastEventSeq(ctx.database) : await currentSeq(ctx);
  const row = rowOf(input, ctx, seq);
  const put = await putRow(ctx.database, row, secret === secretMask ? 'kept' : 'replaced');
  if (!put) throw new OperatingError('The event target was not written.');
  return { eventTarget: shownEventTarget(put) };
};

const rowOf = (
  input: InputOf<'PutEventTarget'>,
  { tenant, now }: Context,
  seq: number,
): NewEventTarget => ({
  ...tenant,
  name: input.name,
  url: input.url,
  format: input.format ?? 'EVENTBRIDGE',
  secret: input.secret ?? null,
  filter: input.filter ?? {},
  enabled: input.enabled ?? true,
  event_age_max: (input.maximumEventAgeInSeconds ?? eventAgeMax) * 1000,
  created: now,
  updated: now,
  cursor_seq: seq,
  cursor_index: changeIndexMax,
});

/**
 * The place behind which lies all that is committed from now on. Whatever is before it has been committed by
 * then, too, or else it would never be told.
 */
const currentSeq = async ({ database }: Context): Promise<number> => {
  const signal = AbortSignal.timeout(settleWithin);
  try {
    return await settledEventSeq(database, { known: 0, signal });
  } catch (cause) {
    if (!signal.aborted) throw cause;
    throw new OperatingError('A transaction in the database server does not end.', { cause });
  }
};

const faultOf = (input: InputOf<'PutEventTarget'>): string | undefined =>
  urlFault(input.url) ?? secretFault(input.secret) ?? filterFault(input);

const urlFault = (text: string): string | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return `The url has to begin with http:// or https://, unlike '${text}'.`;
  }
  return url.username === '' && url.password === ''
    ? undefined
    : 'The url may hold no user and password. Use a secret, by which the receiver can check signatures.';
};

const secretFault = (secret: string | undefined): string | undefined => {
  if (!secret?.startsWith('whsec_')) return undefined;
  const text = secret.slice('whsec_'.length);
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  const { length } = Buffer.from(text, 'base64');
  return isBase64 && length >= 24 && length <= 64
    ? undefined
    : 'Behind whsec_ the secret has to be base64 of 24 to 64 bytes.';
};

const filterFault = ({ format, filter = {} }: InputOf<'PutEventTarget'>): string | undefined => {
  if (format === 'SNS_APPROVALS') {
    return filter.detailTypes?.length || filter.states?.length
      ? 'The format SNS_APPROVALS knows no detailTypes and states: it tells of approvals only.'
      : undefined;
  }
  return filter.topicArns?.length ? 'Only the format SNS_APPROVALS knows topicArns.' : undefined;
};
