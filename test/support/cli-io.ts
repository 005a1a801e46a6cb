import type { Io } from '../../src/cli/io.js';

/** The world as a command line sees it, in a test's hands. */
export interface TestIo {
  readonly io: Io;
  /** What has been written to standard output so far. */
  readonly out: () => string;
  readonly err: () => string;
}

export interface TestIoOptions {
  readonly env?: Io['env'];
  readonly isOutTty?: boolean;
  readonly columns?: number;
  /** The contents of the files that there are, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
}

export const openTestIo = (options: TestIoOptions = {}): TestIo => {
  const { env = {}, isOutTty = false, columns, files = {} } = options;
  const written = { out: '', err: '' };
  return {
    out: () => written.out,
    err: () => written.err,
    io: {
      env,
      writeOut: (text) => {
        written.out += text;
      },
      writeErr: (text) => {
        written.err += text;
      },
      isOutTty,
      columns,
      readFile: async (path) => {
        const content = files[path];
        if (content !== undefined) return Buffer.from(content);
        throw Object.assign(new Error(`There is no ${path}.`), { code: 'ENOENT', errno: -2 });
      },
      now: () => 1_790_000_000_000,
      random: () => 0.5,
      signal: new AbortController().signal,
    },
  };
};
