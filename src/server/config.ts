import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** Everything that can be set from outside, read once. Times are milliseconds. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDirectory: string;
  readonly accountId: string;
  /** Absent: the embedded database of the data directory. */
  readonly databaseUrl: string | undefined;
  /** Absent: artifacts are kept in the data directory. */
  readonly externalS3: ExternalS3Config | undefined;
  readonly rootCredentials:
    | { readonly accessKeyId: string; readonly secretAccessKey: string }
    | undefined;
  readonly continuationDelay: number;
  readonly acknowledgeWithin: number;
  readonly sourcePollingInterval: number;
  /** How long executions are kept from their start on. */
  readonly historyRetention: number;
  /** How long recorded events are kept. */
  readonly eventRetention: number;
  /** How clients and senders of webhooks reach the server; absent: as they say themselves. */
  readonly publicUrl: string | undefined;
  /** Where GitHub's API is, for webhooks that are registered there. */
  readonly githubEndpoint: string;
  readonly ruleSettings: {
    /** Absent: rules of type CloudWatchAlarm have no alarms to look at. */
    readonly cloudWatch: CloudWatchConfig | undefined;
  };
  readonly logLevel: LogLevel;
}

export interface CloudWatchConfig {
  /** A URL, in which `{region}` stands for the region that is asked. */
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface ExternalS3Config {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export type LogLevel = (typeof logLevels)[number];
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** The command line cannot be understood; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage: pipewright server [options]

  --port PORT                  port to listen on (8420; 0 takes any free one)
  --host HOST                  address to listen on (127.0.0.1)
  --data-dir DIR               where all state is kept (./.pipewright)
  --account-id ID              the account, 12 digits (000000000000)
  --database-url URL           an external PostgreSQL, postgres://… (or DATABASE_URL)
  --s3-endpoint URL            an external S3 for artifacts; its credentials are read from
                               PIPEWRIGHT_S3_ACCESS_KEY_ID and PIPEWRIGHT_S3_SECRET_ACCESS_KEY
  --s3-region REGION           the region of that S3 (us-east-1)
  --continuation-delay SECONDS when the job of a continued action may be polled for (5)
  --acknowledge-within SECONDS when an unacknowledged job is handed out again (60)
  --source-polling SECONDS     how often S3 sources are looked at (30)
  --history-retention DAYS     how long executions are kept (365)
  --event-retention DAYS       how long recorded events are kept (30)
  --public-url URL             how the server is reached from outside, where a proxy stands before it
  --github-endpoint URL        GitHub's API, for RegisterWebhookWithThirdParty (https://api.github.com)
  --cloudwatch-endpoint URL    the CloudWatch that rules of type CloudWatchAlarm ask, as
                               https://monitoring.{region}.amazonaws.com; its credentials are read
                               from PIPEWRIGHT_CLOUDWATCH_ACCESS_KEY_ID and
                               PIPEWRIGHT_CLOUDWATCH_SECRET_ACCESS_KEY
  --log-level LEVEL            ${logLevels.join(', ')} (info)
  --help                       this text

Environment: PIPEWRIGHT_ACCESS_KEY_ID and PIPEWRIGHT_SECRET_ACCESS_KEY set the credentials that
clients sign with; without them the server makes some at its first start. Either way they are
written to DIR/credentials.`;

const options = {
  port: { type: 'string', default: '8420' },
  host: { type: 'string', default: '127.0.0.1' },
  'data-dir': { type: 'string', default: '.pipewright' },
  'account-id': { type: 'string', default: '000000000000' },
  'database-url': { type: 'string' },
  's3-endpoint': { type: 'string' },
  's3-region': { type: 'string', default: 'us-east-1' },
  'continuation-delay': { type: 'string', default: '5' },
  'acknowledge-within': { type: 'string', default: '60' },
  'source-polling': { type: 'string', default: '30' },
  'history-retention': { type: 'string', default: '365' },
  'event-retention': { type: 'string', default: '30' },
  'public-url': { type: 'string' },
  'github-endpoint': { type: 'string', default: 'https://api.github.com' },
  'cloudwatch-endpoint': { type: 'string' },
  'log-level': { type: 'string', default: 'info' },
  help: { type: 'boolean', default: false },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;
type Values = ReturnType<typeof parse>;

/** Reads the command line and the environment; gives 'help' when that was asked for. */
export const readConfig = (args: readonly string[], env: Environment): Config | 'help' => {
  const values = parse(args);
  if (values.help) return 'help';
  return {
    host: values.host,
    port: integer(values.port, { name: '--port', max: 65_535 }),
    dataDirectory: resolve(values['data-dir']),
    accountId: accountId(values['account-id']),
    databaseUrl: values['database-url'] ?? env['DATABASE_URL'],
    externalS3: externalS3(values, env),
    rootCredentials: rootCredentials(env),
    continuationDelay: seconds(values['continuation-delay'], '--continuation-delay'),
    acknowledgeWithin: seconds(values['acknowledge-within'], '--acknowledge-within'),
    sourcePollingInterval: seconds(values['source-polling'], '--source-polling'),
    historyRetention: days(values['history-retention'], '--history-retention'),
    eventRetention: days(values['event-retention'], '--event-retention'),
    publicUrl: publicUrl(values['public-url']),
    githubEndpoint: webAddress(values['github-endpoint'], '--github-endpoint'),
    ruleSettings: { cloudWatch: cloudWatch(values, env) },
    logLevel: logLevel(values['log-level']),
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const integer = (text: string, limits: { readonly name: string; readonly max: number }): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= limits.max) return value;
  throw new UsageError(`${limits.name} takes a whole number up to ${limits.max}, not '${text}'.`);
};

const secondsMax = 86_400;
const daysMax = 3_650;

const seconds = (text: string, name: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= secondsMax) return value * 1000;
  throw new UsageError(`${name} takes seconds up to ${secondsMax}, not '${text}'.`);
};

// What is built on it, the URLs of webhooks, has at most 1000 characters.
const webAddressMax = 800;

const webAddress = (text: string, name: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url !== undefined && url.search === '' && url.hash === '' && url.username === '';
  if (isPlain && /^https?:$/.test(url.protocol) && url.href.length <= webAddressMax) {
    return url.href.replace(/\/+$/, '');
  }
  throw new UsageError(
    `${name} takes the URL of a web server, http://… or https://…, not '${text}'.`,
  );
};

const publicUrl = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : webAddress(text, '--public-url');

// A day at least: for so long a target may fail to take an event.
const days = (text: string, name: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value >= 1 && value <= daysMax) return value * secondsMax * 1000;
  throw new UsageError(`${name} takes days from 1 to ${daysMax}, not '${text}'.`);
};

const accountId = (text: string): string => {
  if (/^\d{12}$/.test(text)) return text;
  throw new UsageError(`--account-id takes 12 digits, not '${text}'.`);
};

const logLevel = (text: string): LogLevel => {
  const level = logLevels.find((one) => one === text);
  if (level) return level;
  throw new UsageError(`--log-level takes one of ${logLevels.join(', ')}, not '${text}'.`);
};

const externalS3 = (values: Values, env: Environment): ExternalS3Config | undefined => {
  const endpoint = values['s3-endpoint'];
  if (endpoint === undefined) return undefined;
  if (!URL.canParse(endpoint))
    throw new UsageError(`--s3-endpoint takes a URL, not '${endpoint}'.`);
  const accessKeyId = env['PIPEWRIGHT_S3_ACCESS_KEY_ID'];
  const secretAccessKey = env['PIPEWRIGHT_S3_SECRET_ACCESS_KEY'];
  if (!accessKeyId || !secretAccessKey) {
    throw new UsageError(
      '--s3-endpoint needs PIPEWRIGHT_S3_ACCESS_KEY_ID and PIPEWRIGHT_S3_SECRET_ACCESS_KEY in the environment.',
    );
  }
  return { endpoint, region: values['s3-region'], accessKeyId, secretAccessKey };
};

const cloudWatch = (values: Values, env: Environment): CloudWatchConfig | undefined => {
  const endpoint = values['cloudwatch-endpoint'];
  if (endpoint === undefined) return undefined;
  webAddress(endpoint.replaceAll('{region}', 'us-east-1'), '--cloudwatch-endpoint');
  const accessKeyId = env['PIPEWRIGHT_CLOUDWATCH_ACCESS_KEY_ID'];
  const secretAccessKey = env['PIPEWRIGHT_CLOUDWATCH_SECRET_ACCESS_KEY'];
  if (!accessKeyId || !secretAccessKey) {
    throw new UsageError(
      '--cloudwatch-endpoint needs PIPEWRIGHT_CLOUDWATCH_ACCESS_KEY_ID and PIPEWRIGHT_CLOUDWATCH_SECRET_ACCESS_KEY in the environment.',
    );
  }
  return { endpoint, accessKeyId, secretAccessKey };
};

const rootCredentials = (env: Environment): Config['rootCredentials'] => {
  const accessKeyId = env['PIPEWRIGHT_ACCESS_KEY_ID'];
  const secretAccessKey = env['PIPEWRIGHT_SECRET_ACCESS_KEY'];
  if (!accessKeyId && !secretAccessKey) return undefined;
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  throw new UsageError(
    'PIPEWRIGHT_ACCESS_KEY_ID and PIPEWRIGHT_SECRET_ACCESS_KEY go together: set both or none.',
  );
};
