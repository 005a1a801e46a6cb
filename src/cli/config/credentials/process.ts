import { execFile } from 'node:child_process';
import type { Credentials } from '../../../client/index.js';
import { generalError } from '../../aws/cli-error.js';
import { pythonRepr, pythonStr } from '../../aws/validate/python-repr.js';
import { parseJson } from '../../aws/values/json/parse-json.js';
import type { Io } from '../../io.js';
import { shellWords } from '../profiles/shell-words.js';
import { isJsonObject, type JsonObject } from '../remote/rest-json.js';
import { expiryOf } from './expiry.js';
import { retrievalFailure } from './failures.js';
import { type Expiring, refreshing } from './refreshing.js';

/** The credentials that a command prints. */
export async function processCredentials(io: Io, command: string): Promise<Credentials> {
  const first = await runProcess(io, command);
  if (first.expiresAt === undefined) return first.keys;
  const load = async (): Promise<Expiring> => {
    const { keys, expiresAt = Number.POSITIVE_INFINITY } = await runProcess(io, command);
    return { keys, expiresAt };
  };
  return refreshing(load, io.now, { keys: first.keys, expiresAt: first.expiresAt });
}

interface ProcessAnswer {
  readonly keys: Credentials;
  readonly expiresAt: number | undefined;
}

const provider = 'custom-process';

async function runProcess({ env, now }: Io, command: string): Promise<ProcessAnswer> {
  const answer = parsed(await outputOf(shellWords(command), env));
  const { Version: version = '<Version key not provided>' } = answer;
  if (version !== 1) {
    throw retrievalFailure(
      provider,
      `Unsupported version '${pythonStr(version)}' for credential process provider, supported versions: 1`,
    );
  }
  const { SessionToken: sessionToken, Expiration: expiration } = answer;
  return {
    keys: {
      accessKeyId: textIn(answer, 'AccessKeyId'),
      secretAccessKey: textIn(answer, 'SecretAccessKey'),
      ...(typeof sessionToken === 'string' ? { sessionToken } : {}),
    },
    expiresAt: typeof expiration === 'string' ? await expiryOf(expiration, now()) : undefined,
  };
}

function parsed(output: string): JsonObject {
  const json = parseJson(output);
  return isJsonObject(json) ? json : {};
}

function textIn(answer: JsonObject, name: string): string {
  const value = answer[name];
  if (value !== undefined) return String(value);
  throw retrievalFailure(provider, `Missing required key in response: ${pythonRepr(name)}`);
}

/** More than any such answer has. */
const outputBytesMax = 1024 * 1024;

function outputOf([file = '', ...args]: readonly string[], env: Io['env']): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { env, maxBuffer: outputBytesMax }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(processFailure(error, file, stderr));
    });
  });
}

function processFailure(error: { readonly code?: unknown }, file: string, stderr: string): Error {
  if (error.code === 'ENOENT') {
    return generalError(`[Errno 2] No such file or directory: ${pythonRepr(file)}`);
  }
  if (error.code === 'EACCES') {
    return generalError(`[Errno 13] Permission denied: ${pythonRepr(file)}`);
  }
  return retrievalFailure(provider, stderr, error);
}
