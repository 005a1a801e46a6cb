import { expect, test } from 'vitest';
import { openTestIo } from '../../../../test/support/cli-io.js';
import type { Io } from '../../io.js';
import { isParamfile, loadParamfile } from './paramfile.js';

const contents: Readonly<Record<string, Uint8Array>> = {
  f: Buffer.from('text\n'),
  crlf: Buffer.from('a\r\nb\rc'),
  bom: Buffer.from('\ufeffa'),
  bad: Uint8Array.of(0xff, 0xfe),
  latin: Uint8Array.of(0xe9),
  '/home/me/f': Buffer.from('mine'),
  '/home/mex$NO': Buffer.from('odd'),
  '/': Buffer.from('root'),
};

function ioWith(env: Io['env'] = {}): Io {
  return {
    ...openTestIo({ env }).io,
    readFile: async (path) => {
      const content = contents[path];
      if (content !== undefined) return Buffer.from(content);
      const [code, errno] = path === 'dir' ? ['EISDIR', -21] : ['ENOENT', -2];
      throw Object.assign(new Error(`${code}: ${path}`), { code, errno });
    },
  };
}

const braced = ['$', '{D}'].join('');
const home = { HOME: '/home/me/' };

test.each<[string, string, Io['env']]>([
  ['file://f', 'text\n', {}],
  ['file://crlf', 'a\nb\nc', {}],
  ['file://bom', '\ufeffa', {}],
  ['file://~/f', 'mine', home],
  ['file://$HOME/f', 'mine', { HOME: '/home/me' }],
  [`file://${braced}/f`, 'mine', { D: '/home/me' }],
  [`file://${braced}x$NO`, 'odd', { D: '/home/me' }],
  ['file://~', 'root', { HOME: '/' }],
  ['file://latin', 'é', { AWS_CLI_FILE_ENCODING: 'latin1' }],
])('%s stands for the text of the file', async (value, text, env) => {
  expect(await loadParamfile(value, ioWith(env))).toBe(text);
});

test('fileb:// stands for the bytes of the file', async () => {
  expect(await loadParamfile('fileb://bad', ioWith())).toEqual(Buffer.from([0xff, 0xfe]));
});

test.each([
  [
    'file://nope',
    "Unable to load paramfile file://nope: [Errno 2] No such file or directory: 'nope'",
  ],
  [
    'fileb://~/nope',
    "Unable to load paramfile fileb://~/nope: [Errno 2] No such file or directory: '/home/me/nope'",
  ],
  ['file://', "Unable to load paramfile file://: [Errno 2] No such file or directory: ''"],
  ['file://dir', "Unable to load paramfile file://dir: [Errno 21] Is a directory: 'dir'"],
  [
    "file://it's",
    `Unable to load paramfile file://it's: [Errno 2] No such file or directory: "it's"`,
  ],
  [
    'file://bad',
    'Unable to load paramfile (bad), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.',
  ],
])('%s cannot be had', async (value, message) => {
  await expect(loadParamfile(value, ioWith(home))).rejects.toThrow(message);
});

test('an encoding that there is not is an error by itself', async () => {
  const io = ioWith({ AWS_CLI_FILE_ENCODING: 'rot13' });
  await expect(loadParamfile('file://f', io)).rejects.toThrow('unknown encoding: rot13');
});

test.each(['http://x', 'File://f', ' file://f', 'file:/f', ''])('«%s» names no file', (value) => {
  expect(isParamfile(value)).toBe(false);
});
