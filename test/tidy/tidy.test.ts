import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isCode, type TrackedFile, trackedFiles } from './tracked-files.js';

const files = trackedFiles();
const code = files.filter(isCode);
const typescript = code.filter(({ path }) => path.endsWith('.ts'));
const isTest = (path: string): boolean => path.endsWith('.test.ts');
const tests = typescript.filter(({ path }) => isTest(path));
const self = 'test/tidy/';

/** `path:line` of every place where the pattern is found. */
const places = (among: readonly TrackedFile[], pattern: RegExp): readonly string[] =>
  among.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [],
      ),
  );

const nodesOf = (file: TrackedFile): readonly ts.Node[] => {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true));
  return nodes;
};

test('the tree is seen: these rules have something to look at', () => {
  expect(typescript.length).toBeGreaterThan(200);
  expect(tests.length).toBeGreaterThan(30);
});

describe('sizes', () => {
  const linesMax = 300;
  // Tables of the API: long because it is.
  const isData = (path: string): boolean =>
    /^src\/model\/(shapes\/|operations\.ts|exceptions\.ts)|^src\/catalogue\//.test(path);

  test(`no file that is written by hand is longer than ${linesMax} lines`, () => {
    const long = code
      .filter(({ path, text }) => !isData(path) && text.trimEnd().split('\n').length > linesMax)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });
});

describe('words', () => {
  const ours = code.filter(({ path }) => !path.startsWith(self));

  test('nothing is left to be done in the code: that is an issue', () => {
    expect(places(ours, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  test('the compiler is not talked out of anything', () => {
    const loose = typescript
      .filter(({ text }) => /\bany\b/.test(text))
      .filter((file) => nodesOf(file).some(({ kind }) => kind === ts.SyntaxKind.AnyKeyword));
    expect(loose.map(({ path }) => path)).toEqual([]);
    expect(places(ours, /@ts-(ignore|nocheck)/)).toEqual([]);
    const sources = ours.filter(({ path }) => path.startsWith('src/') && !isTest(path));
    expect(places(sources, /@ts-expect-error/)).toEqual([]);
  });

  test('a file is named for its idea', () => {
    const nameless = /^(utils?|helpers?|common|misc|types|shared)$/i;
    const unnamed = code.filter(({ path }) =>
      path.split('/').some((part) => nameless.test(basename(part).replace(/\..*$/, ''))),
    );
    expect(unnamed.map(({ path }) => path)).toEqual([]);
  });

  test('no test is switched off, and none switches off the others', () => {
    const skipping = 'test/support/stock-programs.ts';
    const among = ours.filter(({ path }) => path !== skipping);
    expect(places(among, /\b(test|it|describe)\.(only|skip|todo)\b/)).toEqual([]);
  });
});

describe('places', () => {
  test('statements of SQL are written under src/server/store', () => {
    const elsewhere = typescript
      .filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/server/store/'))
      .filter(({ path, text }) => !isTest(path) && /\bsql\b/.test(text))
      .filter((file) =>
        nodesOf(file).some(
          (node) => ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql',
        ),
      );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  test('no path of one machine is in a file', () => {
    const among = files.filter(({ path }) => !path.startsWith(self));
    expect(places(among, /(^|[\s'"`(=])\/(root|work|farm|tmp|Users)\/\w/)).toEqual([]);
  });

  test('no registry is named, and the lock file holds no download addresses', () => {
    const among = files.filter(({ path }) => !path.startsWith(self));
    expect(places(among, /registry\.[\w-]+\.\w+|npmjs\.(org|com)|yarnpkg\.com/i)).toEqual([]);
    const lock = files.filter(({ path }) => path === 'package-lock.json');
    expect(lock).toHaveLength(1);
    expect(places(lock, /"resolved"/)).toEqual([]);
  });
});

describe('tests', () => {
  test('a file names each of its tests differently', () => {
    const twice = tests.flatMap((file) => {
      const titles = titlesOf(file);
      return titles
        .filter((title, index) => titles.indexOf(title) !== index)
        .map((title) => `${file.path}: ${title}`);
    });
    expect(twice).toEqual([]);
  });

  test('a title states what is so, and wishes for nothing', () => {
    const wishes = tests.flatMap((file) =>
      titlesOf(file).filter((title) => /(^|› )['"`](it )?should\b/i.test(title)),
    );
    expect(wishes).toEqual([]);
  });
});

/** Titles of a file's tests, each with those of the describes that it is in. */
const titlesOf = (file: TrackedFile): readonly string[] =>
  nodesOf(file).flatMap((node) => {
    const title = titleOf(node, ['test', 'it']);
    return title === undefined ? [] : [[...groupsOf(node), title].join(' › ')];
  });

const groupsOf = (node: ts.Node): readonly string[] => {
  const groups: string[] = [];
  for (let at = node.parent; at; at = at.parent) {
    const title = titleOf(at, ['describe']);
    if (title !== undefined) groups.unshift(title);
  }
  return groups;
};

/** The title, when the node is a call such as test('…'), test.skip('…') or test.each(…)('…'). */
const titleOf = (node: ts.Node, functions: readonly string[]): string | undefined => {
  if (!ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  if (!first || !(ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)))
    return undefined;
  return functions.includes(rootOf(node.expression)) ? first.getText() : undefined;
};

const rootOf = (called: ts.Expression): string => {
  if (ts.isIdentifier(called)) return called.text;
  if (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called)) {
    return rootOf(called.expression);
  }
  return '';
};
