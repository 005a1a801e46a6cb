import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type { Engine } from './engine.js';

/** A bug: a piece of text that stands once in a file of the engine, and what is put in its place. */
export interface Mutation {
  readonly what: string;
  /** Below src/engine. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const engineDirectory = new URL('../../src/engine/', import.meta.url).pathname;

/** The engine with a bug put in. Throws where the text is not there, or not only once. */
export const mutatedEngine = async (mutation: Mutation): Promise<Engine> => {
  let applied = 0;
  const build = await rolldown({
    input: join(engineDirectory, 'index.ts'),
    plugins: [
      {
        name: 'mutation',
        transform: (code, id) => {
          if (id !== join(engineDirectory, mutation.file)) return undefined;
          applied = code.split(mutation.find).length - 1;
          return { code: code.replace(mutation.find, () => mutation.replace) };
        },
      },
    ],
  });
  const directory = await mkdtemp(join(tmpdir(), 'pw-mutation-'));
  try {
    const file = join(directory, 'engine.mjs');
    await build.write({ file, format: 'esm' });
    if (applied !== 1) {
      throw new Error(`${mutation.what}: the text stands ${applied} times in ${mutation.file}.`);
    }
    const engine: Engine = await import(/* @vite-ignore */ pathToFileURL(file).href);
    return engine;
  } finally {
    await build.close();
    await rm(directory, { recursive: true, force: true });
  }
};
