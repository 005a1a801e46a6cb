import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { trackedFiles } from './tracked-files.js';

const files = trackedFiles();
const documents = files.filter(({ path }) => path.endsWith('.md'));
const paths = new Set(files.map(({ path }) => path));
const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';

describe('documents', () => {
  test('links lead to files that are there', () => {
    const broken = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => posix.join(posix.dirname(path), target))
        .filter((target) => !paths.has(target) && !isFolder(target))
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  const isFolder = (target: string): boolean =>
    [...paths].some((path) => path.startsWith(`${target.replace(/\/$/, '')}/`));

  test('a decision takes up no more than 60 lines', () => {
    const decisions = documents.filter(({ path }) => path.startsWith('docs/adr/'));
    expect(decisions.length).toBeGreaterThan(5);
    const long = decisions.filter(({ text }) => text.trimEnd().split('\n').length > 60);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('CONTRIBUTING.md gives a reason for every dependency of the program', () => {
    const manifest: unknown = JSON.parse(textOf('package.json'));
    const { dependencies } = manifest as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const reasons = textOf('CONTRIBUTING.md').split('## Runtime dependencies')[1] ?? '';
    const unexplained = Object.keys(dependencies).filter(
      (name) => !reasons.includes(`\`${name}\``),
    );
    expect(unexplained).toEqual([]);
  });

  test('the settings of `--help` are all in docs/operating.md or the README', () => {
    const told = textOf('docs/operating.md') + textOf('README.md');
    const settings = [...textOf('src/server/config.ts').matchAll(/^ {2}(--[\w-]+)/gm)].map(
      ([, name = '']) => name,
    );
    expect(settings.length).toBeGreaterThan(8);
    expect(settings.filter((name) => name !== '--help' && !told.includes(name))).toEqual([]);
  });
});

test('ARCHITECTURE.md tells the import rules that are enforced', () => {
  const enforced = enforcedImports();
  expect(Object.keys(enforced).length).toBeGreaterThan(10);
  expect(toldImports()).toEqual(enforced);
});

interface ImportRule {
  readonly name: string;
  readonly to: { readonly pathNot?: string | readonly string[] };
}

type Imports = Readonly<Record<string, readonly string[]>>;

/** Folder → what it may import, as the rules of the dependency cruiser have it. */
const enforcedImports = (): Imports => {
  const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    readonly forbidden: readonly ImportRule[];
  };
  return Object.fromEntries(
    rules.forbidden.flatMap(({ name, to }) => {
      if (!name.endsWith('-imports') || typeof to.pathNot !== 'object') return [];
      const [own = '', ...others] = to.pathNot.map(nameOf);
      return [[own, others.flatMap(alternativesOf).sort()]];
    }),
  );
};

// ^src/server/store → server/store, node_modules/(@types/)?pg(/|$) → pg
const nameOf = (pattern: string): string =>
  pattern.replace(/^\^src\/|^node_modules\/\(@types\/\)\?/, '').replace(/\(\/\|\$\)$/, '');

// server/operations/(index|perform) → server/operations/index, server/operations/perform
const alternativesOf = (name: string): readonly string[] => {
  const [, before = '', choice] = /^(.*)\(([^)]*)\)$/.exec(name) ?? [];
  return choice ? choice.split('|').map((one) => before + one) : [name];
};

/** The same from the table of ARCHITECTURE.md, where Node's own modules are not counted. */
const toldImports = (): Imports =>
  Object.fromEntries(
    [...textOf('ARCHITECTURE.md').matchAll(/^\| `([\w/-]+)` +\| (.*) \|$/gm)].map(
      ([, folder = '', text = '']) => [
        folder,
        [...text.matchAll(/`([^`:]+)`/g)].map(([, name = '']) => name).sort(),
      ],
    ),
  );
