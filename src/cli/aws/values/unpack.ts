import type { Io } from '../../io.js';
import { parameterError } from '../cli-error.js';
import type { ArgumentValue } from '../grammar/argument.js';
import type { OperationOption } from '../grammar/operation-options.js';
import { isParamfile, loadParamfile, ParamfileError } from './paramfile.js';
import { type Given, unpackArgument } from './unpack-argument.js';

/** What the options of a line amount to. */
export interface Unpacked {
  /** By the API's names, in the order of the options. */
  readonly parameters: Record<string, unknown>;
  /** The text or bytes of `--cli-input-json` and `--cli-input-yaml`, files read. */
  readonly cliInput: { readonly [F in 'json' | 'yaml']?: Given };
}

/** The parameter under which the program's own paging options travel until they are used. */
export const pagingParameter = 'PaginationConfig';

/** Reads the values of the options, one after the other: the first that cannot be read is told of. */
export async function unpack(
  options: readonly OperationOption[],
  values: ReadonlyMap<string, ArgumentValue>,
  io: Io,
): Promise<Unpacked> {
  const parameters: Record<string, unknown> = {};
  const cliInput: { -readonly [F in keyof Unpacked['cliInput']]: Unpacked['cliInput'][F] } = {};
  for (const option of options) {
    const { destination, flag = '' } = option.argument;
    const value = values.get(destination);
    if (value === undefined) continue;
    const given = await withFile(flag, value, io);
    switch (option.kind) {
      case 'member':
        parameters[option.member] = isScalar(given)
          ? given
          : await unpackArgument({ flag, shape: option.shape }, given, io);
        break;
      case 'cliInput':
        if (!isScalar(given)) cliInput[option.format] = given;
        break;
      case 'paging': {
        const before = parameters[pagingParameter];
        parameters[pagingParameter] = { ...Object(before), [option.parameter]: given };
        break;
      }
      case 'skeleton':
        break;
    }
  }
  return { parameters, cliInput };
}

type Scalar = boolean | number | bigint;

function isScalar(value: Given | Scalar): value is Scalar {
  return ['boolean', 'number', 'bigint'].includes(typeof value);
}

// A file may stand for a whole value, and for a list if it is the only word of it.
async function withFile(flag: string, value: ArgumentValue, io: Io): Promise<Given | Scalar> {
  if (isScalar(value)) return value;
  const only = typeof value === 'string' || value.length !== 1 ? value : value[0];
  if (typeof only !== 'string' || !isParamfile(only)) return value;
  try {
    return await loadParamfile(only, io);
  } catch (error) {
    if (error instanceof ParamfileError) throw parameterError(flag, error.message);
    throw error;
  }
}
