import { isBlank, withoutLeadingBlanks, withoutTrailingBlanks } from '../../aws/values/blanks.js';

/** Sections in the order of the file, each with its options. */
export type IniSections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The text is no ini file. */
export class IniError extends Error {}

/**
 * Reads an ini file as Python's configparser does: names of options in lower case; `=` or `:` between
 * name and value; comments only on lines of their own; a line that is indented deeper goes on with
 * the value above it; a section or an option that stands there twice is an error; the options of
 * `[DEFAULT]` are in every section.
 */
export function parseIni(text: string): IniSections {
  const sections = new Map<string, Section>();
  const defaults: Section = new Map();
  const place: Place = { section: undefined, value: undefined, indent: 0 };
  for (const line of text.split(/\r\n|\r|\n/)) readLine(line, place, { sections, defaults });
  return new Map(
    [...sections].map(([name, section]) => [
      name,
      new Map([...joined(section), ...added(defaults, section)]),
    ]),
  );
}

/** The lines of each option's value. */
type Section = Map<string, string[]>;

interface Place {
  section: Section | undefined;
  /** Of the last option, as long as lines may still go on with it. */
  value: string[] | undefined;
  indent: number;
}

interface Read {
  readonly sections: Map<string, Section>;
  readonly defaults: Section;
}

function readLine(line: string, place: Place, read: Read): void {
  const content = withoutTrailingBlanks(withoutLeadingBlanks(line));
  if (content === '') {
    place.value?.push('');
    return;
  }
  if (content.startsWith('#') || content.startsWith(';')) return;
  const indent = indentOf(line);
  if (place.value !== undefined && indent > place.indent) {
    place.value.push(content);
    return;
  }
  place.indent = indent;
  const header = /^\[(.+)\]/.exec(content)?.[1];
  if (header !== undefined) {
    place.section = sectionOf(header, read);
    place.value = undefined;
    return;
  }
  if (place.section === undefined) throw new IniError('an option stands before any section');
  place.value = beginOption(content, place.section);
}

function indentOf(line: string): number {
  let indent = 0;
  while (isBlank(line.charAt(indent))) indent += 1;
  return indent;
}

function sectionOf(name: string, { sections, defaults }: Read): Section {
  if (name === 'DEFAULT') return defaults;
  if (sections.has(name)) throw new IniError(`the section ${name} stands there twice`);
  const section: Section = new Map();
  sections.set(name, section);
  return section;
}

function beginOption(content: string, section: Section): string[] {
  const separator = content.search(/[=:]/);
  const name = withoutTrailingBlanks(content.slice(0, Math.max(separator, 0))).toLowerCase();
  if (name === '') throw new IniError('a line is neither a section nor an option');
  if (section.has(name)) throw new IniError(`the option ${name} stands there twice`);
  const value = [withoutLeadingBlanks(content.slice(separator + 1))];
  section.set(name, value);
  return value;
}

function joined(section: Section): [string, string][] {
  return [...section].map(([name, lines]) => [name, withoutTrailingBlanks(lines.join('\n'))]);
}

function added(defaults: Section, section: Section): [string, string][] {
  return joined(defaults).filter(([name]) => !section.has(name));
}
