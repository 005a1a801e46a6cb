import { CliError, parameterError, validationError } from '../cli-error.js';
import type { ParseYaml } from '../contract.js';
import { pythonType } from '../validate/python-repr.js';
import { JsonError } from './json/json-error.js';
import { parseJson, parseJsonBytes } from './json/parse-json.js';
import { isDict } from './python-value.js';
import type { Unpacked } from './unpack.js';
import type { Given } from './unpack-argument.js';

/** The parameters, with those of `--cli-input-json` or `--cli-input-yaml` that no option gave. */
export async function withCliInput({
  parameters,
  cliInput,
}: Unpacked): Promise<Readonly<Record<string, unknown>>> {
  const { json, yaml } = cliInput;
  if (json === undefined && yaml === undefined) return parameters;
  if (json !== undefined && yaml !== undefined) {
    throw validationError('Only one --cli-input- parameter may be specified.');
  }
  const [name, loaded] =
    json === undefined
      ? ['cli-input-yaml', await readYaml(yaml)]
      : ['cli-input-json', readJson(json)];
  if (isDict(loaded)) return { ...parameters, ...without(loaded, parameters) };
  throw parameterError(`--${name}`, `Invalid type: expecting map, received ${pythonType(loaded)}`);
}

function without(
  loaded: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(loaded).filter(([name]) => !Object.hasOwn(given, name)));
}

function readJson(given: Given): unknown {
  try {
    return given instanceof Uint8Array ? parseJsonBytes(given) : parseJson(String(given));
  } catch (error) {
    if (error instanceof JsonError)
      throw parameterError('cli-input-json', 'Invalid JSON received.');
    throw error;
  }
}

async function readYaml(given: Given | undefined): Promise<unknown> {
  const { parseYaml }: { readonly parseYaml: ParseYaml } = await import('../../yaml/parse.js');
  try {
    const text = given instanceof Uint8Array ? decode(given) : String(given);
    return parseYaml(text);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw parameterError('cli-input-yaml', 'Invalid YAML received.');
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
