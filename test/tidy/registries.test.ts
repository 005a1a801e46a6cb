import { describe, expect, test } from 'vitest';
import { findBuiltInActionType } from '../../src/catalogue/index.js';
import { type OperationName, operations, pipewrightOperations } from '../../src/model/index.js';
import { actions } from '../../src/server/actions/index.js';
import { handlers } from '../../src/server/operations/index.js';
import { pipewrightHandlers } from '../../src/server/operations/pipewright/index.js';
import { type TrackedFile, trackedFiles } from './tracked-files.js';

const files = trackedFiles();
const sources = files.filter(({ path }) => path.endsWith('.ts') && !path.endsWith('.test.ts'));

const textOf = (path: string): string => {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`There is no ${path}.`);
  return file.text;
};

const namesIn = (pattern: RegExp, among: readonly TrackedFile[] = sources): readonly string[] =>
  among.flatMap(({ path }) => pattern.exec(path)?.[1] ?? []);

const kebab = (name: string): string =>
  name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

describe('operations', () => {
  const names = Object.keys(operations) as OperationName[];
  const written = new Set(namesIn(/^src\/server\/operations\/([\w-]+)\.ts$/));

  test('each operation is carried out by the file of its name', () => {
    expect(names.filter((name) => !written.has(kebab(name)))).toEqual([]);
    expect(names.filter((name) => handlers[name].name !== lowerFirst(name))).toEqual([]);
  });

  test('an operation of our own is carried out by the file of its name', () => {
    const ours = Object.entries(pipewrightHandlers).map(([name, handler]) => ({ name, handler }));
    const files = namesIn(/^src\/server\/operations\/pipewright\/([\w-]+)\.ts$/);
    expect(ours.map(({ name }) => name)).toEqual(Object.keys(pipewrightOperations));
    expect(ours.filter(({ name, handler }) => handler.name !== lowerFirst(name))).toEqual([]);
    expect(ours.filter(({ name }) => !files.includes(kebab(name)))).toEqual([]);
  });

  const lowerFirst = (name: string): string => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
});

describe('actions', () => {
  test('every action that the server runs is of a built-in action type', () => {
    const unknown = Object.keys(actions).filter((text) => {
      const [category, owner, provider, version] = text.split('/');
      if (!category || !owner || !provider || !version) return true;
      return !builtIn({ category, owner, provider, version });
    });
    expect(unknown).toEqual([]);
  });

  const builtIn = (id: Readonly<Record<'category' | 'owner' | 'provider' | 'version', string>>) =>
    findBuiltInActionType(id as Parameters<typeof findBuiltInActionType>[0]);
});

describe('folders whose every file is in one list', () => {
  test.each([
    { files: /^(src\/engine\/on\/[\w-]+)\.ts$/, list: 'src/engine/decide.ts' },
    {
      files: /^(src\/server\/actions\/[\w-]+\/run)\.ts$/,
      list: 'src/server/actions/index.ts',
    },
    { files: /^(src\/model\/shapes\/[\w-]+)\.ts$/, list: 'src/model/index.ts' },
  ])('$list has all of them', ({ files: pattern, list }) => {
    const folder = list.slice(0, list.lastIndexOf('/') + 1);
    const members = namesIn(pattern).map((path) => `./${path.slice(folder.length)}.js`);
    expect(members.length).toBeGreaterThan(1);
    const text = textOf(list);
    expect(members.filter((member) => !text.includes(`'${member}'`))).toEqual([]);
  });
});

describe('numbered files', () => {
  test.each([
    { what: 'decisions', pattern: /^docs\/adr\/(\d{4})-[\w-]+\.md$/ },
    { what: 'migrations', pattern: /^src\/server\/store\/migrations\/(\d{4})_\w+\.sql$/ },
  ])('$what are numbered from 0001 without a gap', ({ pattern }) => {
    const numbers = namesIn(pattern, files)
      .map(Number)
      .sort((a, b) => a - b);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
