import { isUtf8 } from 'node:buffer';
import { generalError } from '../../aws/cli-error.js';
import { withoutLeadingBlanks, withoutTrailingBlanks } from '../../aws/values/blanks.js';
import type { Io } from '../../io.js';
import { IniError, type IniSections, parseIni } from './parse-ini.js';
import { expandedPath } from './paths.js';

/** The settings of a section; an indented block under a name makes settings of their own. */
export type Section = ReadonlyMap<string, string | ReadonlyMap<string, string>>;

/** The sections of a file of AWS's configuration; none if there is no such file. */
export async function readIniFile(
  path: string,
  { env, readFile }: Io,
): Promise<ReadonlyMap<string, Section>> {
  const expanded = expandedPath(path, env);
  const content = await readFile(expanded).catch(() => undefined);
  if (content === undefined) return new Map();
  try {
    return withBlocks(parseIni(decoded(content)));
  } catch (error) {
    if (!(error instanceof IniError)) throw error;
    throw generalError(`Unable to parse config file: ${expanded}`, { cause: error });
  }
}

function decoded(content: Buffer): string {
  if (!isUtf8(content)) throw new IniError('the file is not UTF-8');
  return content.toString();
}

function withBlocks(sections: IniSections): ReadonlyMap<string, Section> {
  return new Map(
    [...sections].map(([name, section]) => [
      name,
      new Map([...section].map(([key, value]) => [key, withBlock(value)])),
    ]),
  );
}

function withBlock(value: string): string | ReadonlyMap<string, string> {
  return value.startsWith('\n') ? new Map(value.split('\n').flatMap(settingOf)) : value;
}

function settingOf(line: string): readonly [string, string][] {
  if (line === '') return [];
  const separator = line.indexOf('=');
  if (separator < 0) throw new IniError('a line of an indented block has no "="');
  return [
    [
      withoutTrailingBlanks(line.slice(0, separator)),
      withoutLeadingBlanks(line.slice(separator + 1)),
    ],
  ];
}
