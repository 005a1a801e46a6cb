import { describe, expect, test } from 'vitest';
import { openTestIo } from '../../../test/support/cli-io.js';
import type { OperationName, Shape } from '../../model/index.js';
import { commandNames, operationNamed } from '../aws/grammar/command-name.js';
import { validateParameters } from '../aws/validate/validate-parameters.js';
import { unpackArgument } from '../aws/values/unpack-argument.js';
import { jsonSyntax } from './json-syntax.js';
import { documentedOptions } from './option-entries.js';
import { shorthandSyntax } from './shorthand-syntax.js';

interface Case {
  readonly place: string;
  readonly shape: Shape;
}

const cases: readonly Case[] = commandNames().flatMap((command) => {
  const name = operationNamed(command) as OperationName;
  return documentedOptions(name).flatMap(({ option, flags }) =>
    option.kind === 'member' && shorthandSyntax(option.shape) !== undefined
      ? [{ place: `${command} ${flags[0]}`, shape: option.shape }]
      : [],
  );
});

test('there are structures, lists and maps among the options', () => {
  expect(new Set(cases.map(({ shape }) => shape.kind))).toEqual(
    new Set(['structure', 'list', 'map']),
  );
});

describe('the shorthand that help shows', () => {
  test.each(cases)('is one that $place takes', async ({ shape }) => {
    const shown = withValues(shorthandSyntax(shape) ?? '').replace(/ \.\.\.$/, '');
    const given = shape.kind === 'list' ? [shown] : shown;
    const value = await unpackArgument({ flag: '--it', shape }, given, openTestIo().io);
    expect(validateParameters(shape, value)).toEqual([]);
    expect(namesIn(value)).toEqual(namesIn(sampleOf(shape)));
  });
});

describe('the JSON that help shows', () => {
  test.each(cases)('is one that $place takes', async ({ shape }) => {
    const shown = withValues(jsonSyntax(shape).join('\n'))
      .replace(/("\w+")(\|"\w+")+/g, '$1')
      .replace('true|false', 'true')
      .replaceAll('true|false', 'true')
      .replace(/,? *\n? *\.\.\./g, '');
    const given = shape.kind === 'list' ? [shown] : shown;
    const value = await unpackArgument({ flag: '--it', shape }, given, openTestIo().io);
    expect(validateParameters(shape, value)).toEqual([]);
    expect(namesIn(value)).toEqual(namesIn(sampleOf(shape)));
  });
});

// A number and a time where the page has the names of their types.
function withValues(syntax: string): string {
  return syntax
    .replace(/(?<=[=\s:[{,]|^)integer\b/g, '3600')
    .replace(/(?<==)boolean\b/g, 'true')
    .replace(/(?<==)timestamp\b/g, '2026-03-05')
    .replace(/(?<=: )timestamp\b/g, '"2026-03-05"');
}

/** The names of all members, wherever they are: the keys of maps are of the page's choosing. */
function namesIn(value: unknown): readonly string[] {
  const names = new Set<string>();
  const visit = (it: unknown): void => {
    if (Array.isArray(it)) {
      for (const element of it) visit(element);
    } else if (typeof it === 'object' && it !== null) {
      for (const [name, member] of Object.entries(it)) {
        if (!/^(KeyName[12]|string)$/.test(name)) names.add(name);
        visit(member);
      }
    }
  };
  visit(value);
  return [...names].sort();
}

function sampleOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members).map(([name, member]) => [name, sampleOf(member.shape)]),
      );
    case 'list':
      return [sampleOf(shape.member)];
    case 'map':
      return { string: sampleOf(shape.value) };
    default:
      return '';
  }
}
