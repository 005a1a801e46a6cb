import { configurationError } from '../aws/cli-error.js';
import type { CliConfig, ResolveConfig, TimestampFormat } from '../aws/contract.js';
import { type ErrorFormat, errorFormats } from '../aws/globals.js';
import { type ConfigContext, createContext } from './context.js';
import { settingOf, textOf } from './settings.js';

/** What the command line, the environment and the files say, in AWS's order of precedence. */
export const resolveConfig: ResolveConfig = (globals, io) => {
  const context = createContext(globals, io);
  return {
    output: kept(() => outputFormat(context)),
    errorFormat: kept(() => errorFormat(context)),
    timestampFormat: kept(() => timestampFormat(context)),
    binaryFormat: kept(() => binaryFormat(context)),
    clientOptions: kept(async () => {
      const { clientOptions } = await import('./client-options.js');
      return clientOptions(context);
    }),
    pager: kept(() => pager(context)),
  } satisfies CliConfig;
};

function kept<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

async function outputFormat(context: ConfigContext): Promise<string> {
  return (await settingOf(context, { variables: ['AWS_DEFAULT_OUTPUT'], key: 'output' })) ?? 'json';
}

async function errorFormat(context: ConfigContext): Promise<ErrorFormat> {
  const given = await settingOf(context, {
    variables: ['AWS_CLI_ERROR_FORMAT'],
    key: 'cli_error_format',
  });
  return errorFormats.find((format) => format === given?.toLowerCase()) ?? 'enhanced';
}

async function timestampFormat(context: ConfigContext): Promise<TimestampFormat> {
  const format = (await ownSetting(context, 'cli_timestamp_format')) ?? 'iso8601';
  if (format === 'iso8601' || format === 'wire') return format;
  throw configurationError(
    'Configuration',
    `Unknown cli_timestamp_format value: ${format}, valid values are "wire" or "iso8601"`,
  );
}

async function binaryFormat(context: ConfigContext): Promise<string> {
  return (await ownSetting(context, 'cli_binary_format')) ?? 'base64';
}

// These are looked at so early that a profile which does not exist is no error yet.
async function ownSetting(context: ConfigContext, key: string): Promise<string | undefined> {
  const { profiles } = await context.profiles();
  return textOf(profiles.get(context.profileName ?? 'default'), key);
}

async function pager(context: ConfigContext): Promise<string | undefined> {
  const configured = await settingOf(context, { variables: ['AWS_PAGER'], key: 'cli_pager' });
  return configured ?? context.io.env['PAGER'] ?? 'less';
}
