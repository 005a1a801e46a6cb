import type { FailureType } from '../../../model/index.js';
import { sha256Hex, signRequest } from '../../../sigv4/index.js';
import { OperatingError } from '../../store/operating-error.js';
import type { CloudWatchSettings } from '../rule.js';

export type FoundAlarm =
  | { readonly kind: 'found'; readonly state: string; readonly reason: string }
  | { readonly kind: 'missing' }
  /** CloudWatch answers, and will not say: a matter of how the rule or the server is set up. */
  | { readonly kind: 'refused'; readonly type: FailureType; readonly message: string };

export interface AlarmQuery {
  readonly name: string;
  readonly region: string;
  readonly now: number;
  readonly signal: AbortSignal;
}

const answerWithin = 10_000;
const bodyBytesMax = 1024 * 1024;

/**
 * Asks for the state of a metric alarm or a composite one. Throws an OperatingError when there is no
 * answer, or one that may be another in a while.
 */
export const describeAlarm = async (
  cloudWatch: CloudWatchSettings,
  query: AlarmQuery,
): Promise<FoundAlarm> => {
  // Whoever declares a rule must not choose by its region which host is asked.
  if (!/^[a-z0-9-]+$/.test(query.region)) return { kind: 'missing' };
  const url = new URL(cloudWatch.endpoint.replaceAll('{region}', query.region));
  const { status, text } = await send(url, requestFor(cloudWatch, url, query), query.signal);
  const answer = parsed(text);
  if (status === 200 && answer !== undefined) return alarmIn(answer, query.name);
  if (status === 429 || status >= 500 || isThrottled(answer)) {
    throw new OperatingError(`CloudWatch at ${url.origin} is not able to answer: ${status}.`);
  }
  return refused(url, status, answer);
};

type Answer = Readonly<Record<string, unknown>>;

const requestFor = (cloudWatch: CloudWatchSettings, url: URL, query: AlarmQuery): RequestInit => {
  // AWS JSON 1.0: what CloudWatch, LocalStack and moto all speak, beside the older query protocol.
  const body = JSON.stringify({
    AlarmNames: [query.name],
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  });
  const { accessKeyId, secretAccessKey } = cloudWatch;
  const { host, ...headers } = signRequest(
    {
      method: 'POST',
      path: url.pathname,
      query: '',
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'GraniteServiceVersion20100801.DescribeAlarms',
      },
      payloadHash: sha256Hex(body),
    },
    {
      credentials: { accessKeyId, secretAccessKey },
      region: query.region,
      service: 'monitoring',
      now: query.now,
    },
  );
  return { method: 'POST', headers, body, redirect: 'manual' };
};

const send = async (
  url: URL,
  request: RequestInit,
  stopping: AbortSignal,
): Promise<{ readonly status: number; readonly text: string }> => {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(answerWithin)]);
  try {
    const response = await fetch(url, { ...request, signal });
    return { status: response.status, text: await readStart(response) };
  } catch (cause) {
    if (stopping.aborted) throw stopping.reason;
    throw new OperatingError(
      `CloudWatch at ${url.origin} cannot be reached: ${whyOf(cause)}. Check that --cloudwatch-endpoint is right.`,
      { cause },
    );
  }
};

// What fetch itself says is only that it failed.
const whyOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== ''
    ? error.cause.message
    : error.message;
};

const readStart = async (response: Response): Promise<string> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size > bodyBytesMax) break;
  }
  return Buffer.concat(pieces).toString('utf8');
};

const parsed = (text: string): Answer | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const isRecord = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const alarmIn = (answer: Answer, name: string): FoundAlarm => {
  const alarms = [answer['MetricAlarms'], answer['CompositeAlarms']].flat().filter(isRecord);
  const alarm = alarms.find(({ AlarmName }) => AlarmName === name);
  if (alarm === undefined) return { kind: 'missing' };
  return {
    kind: 'found',
    state: textOf(alarm, 'StateValue'),
    reason: textOf(alarm, 'StateReason'),
  };
};

const textOf = (answer: Answer, member: string): string => {
  const value = answer[member];
  return typeof value === 'string' ? value : '';
};

/** The name of an error, without what namespace it is from. */
const errorIn = (answer: Answer | undefined): string =>
  answer === undefined ? '' : (textOf(answer, '__type').split('#').at(-1) ?? '');

const isThrottled = (answer: Answer | undefined): boolean =>
  /Throttl|TooManyRequests|RequestLimit/.test(errorIn(answer));

const notPermitted =
  /AccessDenied|NotAuthorized|UnrecognizedClient|InvalidClientTokenId|Signature|OptInRequired|AuthFailure/;

const refused = (url: URL, status: number, answer: Answer | undefined): FoundAlarm => {
  const code = errorIn(answer);
  if (answer === undefined || code === '') {
    return {
      kind: 'refused',
      type: 'ConfigurationError',
      message: `The server at ${url.origin} answers ${status}, but not as CloudWatch does in its protocol AWS JSON 1.0. Check --cloudwatch-endpoint.`,
    };
  }
  const isPermission = status === 401 || status === 403 || notPermitted.test(code);
  const message = textOf(answer, 'message') || textOf(answer, 'Message');
  return {
    kind: 'refused',
    type: isPermission ? 'PermissionError' : 'ConfigurationError',
    message: `CloudWatch at ${url.origin} refuses to describe the alarm: ${[code, message].filter(Boolean).join(': ')}`,
  };
};
