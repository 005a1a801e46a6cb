import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { test } from 'vitest';

/** The programs of others that acceptance tests drive; absent where the machine has none. */
export interface StockPrograms {
  readonly aws: string | undefined;
  /** A Python that has boto3. */
  readonly python: string | undefined;
  /** A Python that has the AWS CLI v2 as a module, as Debian's package brings it. */
  readonly awsInPython: string | undefined;
}

/** With PIPEWRIGHT_REQUIRE_CLIENTS set, what is missing fails its tests; without, it skips them. */
const isRequired = Boolean(process.env['PIPEWRIGHT_REQUIRE_CLIENTS']);

const runs = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

// The distribution's own come first: wrappers in front of them may not work from every folder.
const firstThatRuns = (programs: readonly string[], args: readonly string[]): string | undefined =>
  programs.find(
    (program) => (program.includes('/') ? existsSync(program) : true) && runs(program, args),
  );

export const stockPrograms: StockPrograms = {
  aws: firstThatRuns(['/usr/bin/aws', 'aws'], ['--version']),
  python: firstThatRuns(['/usr/bin/python3', 'python3'], ['-c', 'import boto3']),
  awsInPython: firstThatRuns(
    ['/usr/bin/python3', 'python3'],
    ['-c', 'import awscli; assert awscli.__version__[0] == "2"'],
  ),
};

/** `test`, or a test that says by its title why it is skipped. */
export const testWith = (
  needed: readonly (keyof StockPrograms)[],
): ((title: string, body: () => Promise<void>, timeout?: number) => void) => {
  const missing = needed.filter((name) => stockPrograms[name] === undefined);
  if (missing.length === 0 || isRequired) {
    return (title, body, timeout) =>
      test(
        title,
        async () => {
          if (missing.length > 0) throw new Error(`This machine lacks ${namesOf(missing)}.`);
          await body();
        },
        timeout,
      );
  }
  return (title, body, timeout) =>
    test.skip(`${title} (skipped: this machine lacks ${namesOf(missing)})`, body, timeout);
};

const namesOf = (missing: readonly (keyof StockPrograms)[]): string =>
  missing.map((name) => programNames[name]).join(', ');

const programNames: Readonly<Record<keyof StockPrograms, string>> = {
  aws: 'the aws command',
  python: 'python3 with boto3',
  awsInPython: 'the AWS CLI v2 as a module of Python',
};

/** A PATH in which the found programs come first. */
export const stockPath = (): string => {
  const found = [stockPrograms.aws, stockPrograms.python].flatMap((program) =>
    program?.includes('/') ? [dirname(program)] : [],
  );
  return [...new Set(found), process.env['PATH'] ?? ''].join(delimiter);
};
