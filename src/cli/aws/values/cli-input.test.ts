import { expect, test } from 'vitest';
import { CliError } from '../cli-error.js';
import { withCliInput } from './cli-input.js';
import type { Unpacked } from './unpack.js';

async function outcome(
  cliInput: Unpacked['cliInput'],
  parameters: Unpacked['parameters'] = {},
): Promise<unknown> {
  try {
    return await withCliInput({ parameters, cliInput });
  } catch (error) {
    return error instanceof CliError ? error.message : error;
  }
}

test('without it the parameters are those of the options', async () => {
  expect(await outcome({}, { jobId: 'a' })).toEqual({ jobId: 'a' });
});

test('options win, member by member', async () => {
  const json = '{"nonce":"b","jobId":{"x":1},"z":null}';
  expect(await outcome({ json }, { jobId: 'a' })).toEqual({ jobId: 'a', nonce: 'b', z: null });
  expect(await outcome({ yaml: json }, { jobId: 'a' })).toEqual({
    jobId: 'a',
    nonce: 'b',
    z: null,
  });
});

test.each<[Unpacked['cliInput'], string]>([
  [{ json: '{}', yaml: '{}' }, 'Only one --cli-input- parameter may be specified.'],
  [{ json: '{' }, "Error parsing parameter 'cli-input-json': Invalid JSON received."],
  [{ json: '' }, "Error parsing parameter 'cli-input-json': Invalid JSON received."],
  [{ json: '\ufeff{}' }, "Error parsing parameter 'cli-input-json': Invalid JSON received."],
  [
    { json: Uint8Array.of(0xff, 0xff) },
    "Error parsing parameter 'cli-input-json': Invalid JSON received.",
  ],
  [{ yaml: 'a: [' }, "Error parsing parameter 'cli-input-yaml': Invalid YAML received."],
  [
    { yaml: Uint8Array.of(0xff, 0xff) },
    "Error parsing parameter 'cli-input-yaml': Invalid YAML received.",
  ],
])('%j is refused', async (cliInput, message) => {
  expect(await outcome(cliInput)).toBe(message);
});

test.each([
  ['[]', 'list'],
  ['"x"', 'str'],
  ['1', 'int'],
  ['1.0', 'float'],
  ['true', 'bool'],
  ['null', 'NoneType'],
])('%s is no map', async (text, type) => {
  const message = (name: string) =>
    `Error parsing parameter '--cli-input-${name}': Invalid type: expecting map, received <class '${type}'>`;
  expect(await outcome({ json: text })).toBe(message('json'));
  expect(await outcome({ yaml: text })).toBe(message('yaml'));
});

test('bytes are read, too', async () => {
  const bytes = Buffer.from('\ufeff{"jobId":"é"}');
  expect(await outcome({ json: bytes })).toEqual({ jobId: 'é' });
  expect(await outcome({ yaml: Buffer.from('jobId: é') })).toEqual({ jobId: 'é' });
});
