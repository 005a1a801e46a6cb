import { describe, expect, test } from 'vitest';
import { openTestIo } from '../../../../test/support/cli-io.js';
import type { Section } from './read-ini-file.js';
import { readProfiles } from './read-profiles.js';

interface Files {
  readonly config?: string;
  readonly credentials?: string;
}

const read = ({ config = '', credentials = '' }: Files) =>
  readProfiles(
    openTestIo({
      env: { HOME: '/home/me' },
      files: { '/home/me/.aws/config': config, '/home/me/.aws/credentials': credentials },
    }).io,
  );

const plain = (sections: ReadonlyMap<string, Section>) =>
  Object.fromEntries([...sections].map(([name, section]) => [name, Object.fromEntries(section)]));

const profilesOf = async (files: Files) => plain((await read(files)).profiles);

describe('profiles of the config file', () => {
  test.each([
    ['[default]\nx = 1', { default: { x: '1' } }],
    ['[profile a]\nx = 1', { a: { x: '1' } }],
    ['[profile "a b"]\nx = 1', { 'a b': { x: '1' } }],
    ['[profile a b]\nx = 1', {}],
    ['[profile "a]\nx = 1', {}],
    ['[profile default]\nx = 1\n[default]\nx = 2', { default: { x: '2' } }],
    ['[other]\nx = 1', {}],
  ])('in %j are %j', async (config, expected) => {
    expect(await profilesOf({ config })).toEqual(expected);
  });
});

test('a section of the credentials file is the profile of its whole name', async () => {
  const credentials = '[a]\nx = 1\n[profile b]\nx = 2';
  expect(await profilesOf({ credentials })).toEqual({ a: { x: '1' }, 'profile b': { x: '2' } });
});

test('what both files say of a profile is put together, and the credentials file wins', async () => {
  const files = { config: '[profile a]\nx = 1\ny = 1', credentials: '[a]\ny = 2\nz = 2' };
  expect(await profilesOf(files)).toEqual({ a: { x: '1', y: '2', z: '2' } });
  const { inConfigFile, inCredentialsFile } = await read(files);
  expect(plain(inConfigFile)).toEqual({ a: { x: '1', y: '1' } });
  expect(plain(inCredentialsFile)).toEqual({ a: { y: '2', z: '2' } });
});

test('sessions and services have sections of their own', async () => {
  const { ssoSessions, services } = await read({
    config: '[sso-session s]\nsso_region = r\n[services v]\nsts =\n  endpoint_url = u',
  });
  expect(plain(ssoSessions)).toEqual({ s: { sso_region: 'r' } });
  expect(services.get('v')?.get('sts')).toEqual(new Map([['endpoint_url', 'u']]));
});

test('files that are not there say nothing', async () => {
  const { profiles } = await readProfiles(openTestIo({ env: { HOME: '/nowhere' } }).io);
  expect(profiles.size).toBe(0);
});

test.each([
  ['$DIR/config', '/etc/config'],
  [`$\{DIR}/config`, '/etc/config'],
  ['~/config', '/home/me/config'],
  ['~you/config', '~you/config'],
  ['$UNKNOWN/config', '$UNKNOWN/config'],
])('AWS_CONFIG_FILE=%s is %s', async (given, path) => {
  const { io } = openTestIo({
    env: { HOME: '/home/me/', DIR: '/etc', AWS_CONFIG_FILE: given },
    files: { [path]: '[profile found]' },
  });
  expect([...(await readProfiles(io)).profiles.keys()]).toEqual(['found']);
});

test.each([{ config: 'words' }, { credentials: 'words' }, { config: '[a]\ns3 =\n  words' }])(
  '%o cannot be parsed',
  async (files) => {
    const name = 'config' in files ? 'config' : 'credentials';
    await expect(read(files)).rejects.toMatchObject({
      message: `Unable to parse config file: /home/me/.aws/${name}`,
      exitCode: 255,
    });
  },
);

test('a file that is not UTF-8 cannot be parsed', async () => {
  const { io } = openTestIo({ env: { HOME: '/home/me' } });
  const readFile = async () => Buffer.from('[a]\nx = \xff', 'latin1');
  await expect(readProfiles({ ...io, readFile })).rejects.toThrow('Unable to parse config file');
});
