import type { InputOf } from '../../../model/index.js';
import { EventState, EventTargetFormat } from '../../../model/pipewright/event-target.js';
import type { Io } from '../../io.js';
import { CommandFailure, otherExitCode, UsageFailure } from '../command-line/failure.js';
import { detailTypeOf } from './detail-types.js';

/** What a line says of a target. */
export interface EventTargetValues {
  readonly url?: string | undefined;
  readonly format?: string | undefined;
  readonly 'secret-file'?: string | undefined;
  readonly 'no-secret'?: boolean | undefined;
  readonly pipeline?: readonly string[] | undefined;
  readonly type?: readonly string[] | undefined;
  readonly state?: readonly string[] | undefined;
  readonly topic?: readonly string[] | undefined;
  readonly 'event-age'?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export async function putInputOf(
  name: string,
  values: EventTargetValues,
  io: Io,
): Promise<InputOf<'PutEventTarget'>> {
  const { url, pipeline, state, topic } = values;
  if (url === undefined) throw new UsageFailure('--url is missing.');
  return {
    name,
    url,
    format: formatOf(values.format),
    secret: await secretOf(values, io),
    filter: {
      pipelines: pipeline,
      detailTypes: values.type?.map(detailTypeOf),
      states: state?.map(stateOf),
      topicArns: topic,
    },
    enabled: values.disabled !== true,
    maximumEventAgeInSeconds: ageOf(values['event-age']),
  };
}

function formatOf(text: string | undefined): InputOf<'PutEventTarget'>['format'] {
  if (text === undefined) return undefined;
  const format = EventTargetFormat.values.find((one) => one === text);
  if (format !== undefined) return format;
  throw new UsageFailure(
    `--format takes one of ${EventTargetFormat.values.join(', ')}, not '${text}'.`,
  );
}

function stateOf(text: string): EventState {
  const state = EventState.values.find((one) => one === text);
  if (state !== undefined) return state;
  throw new UsageFailure(`--state takes one of ${EventState.values.join(', ')}, not '${text}'.`);
}

async function secretOf(values: EventTargetValues, io: Io): Promise<string | undefined> {
  const path = values['secret-file'];
  if (path === undefined) return undefined;
  if (values['no-secret'] === true) {
    throw new UsageFailure('--secret-file and --no-secret exclude each other.');
  }
  try {
    return (await io.readFile(path)).toString('utf8').trim();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`${path} cannot be read: ${reason}`, otherExitCode, { cause });
  }
}

function ageOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageFailure(`--event-age takes a whole number of seconds, not '${text}'.`);
}
