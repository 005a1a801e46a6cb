import { runOurCli } from './our-cli.js';

export const fixture = (name: string): string => `test/cli/fixtures/import/${name}`;

/** Runs `pipewright import` on a fixture. */
export const importing = (name: string, ...options: readonly string[]) =>
  runOurCli(['import', fixture(name), ...options], {});

/** What was said of places in the fixture, without its name. */
export const places = (name: string, stderr: string): readonly string[] =>
  stderr
    .split('\n')
    .filter((line) => line.startsWith(fixture(name)))
    .map((line) => line.replace(`${fixture(name)}:`, '').trim());
