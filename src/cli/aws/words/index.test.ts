import { describe, expect, test } from 'vitest';
import {
  type Operation,
  type OperationName,
  operations,
  type Shape,
  type StructureShape,
} from '../../../model/index.js';
import { memberWords, operationWords, shapeWords } from './index.js';

const names = Object.keys(operations) as OperationName[];
const topLevel = names.flatMap((name) => {
  const { input, output }: Operation = operations[name];
  return output === undefined ? [input] : [input, output];
});
const structures = [...new Map(topLevel.flatMap(structuresIn).map((it) => [it.name, it])).values()];
const nested = structures.filter((structure) => !topLevel.includes(structure));
const members = structures.flatMap(({ name, members }) =>
  Object.keys(members).map((member) => ({
    place: `${name}.${member}`,
    text: memberWords(name, member),
  })),
);

describe('the words for the members of structures', () => {
  test('cover every member that a request or an answer can hold', () => {
    expect(members.length).toBeGreaterThan(500);
    expect(members.filter(({ text }) => text === '')).toEqual([]);
  });

  test('begin with a sentence that stands by itself when the text is cut after it', () => {
    const cut = members.map(({ place, text }) => ({
      place,
      first: /^.*?[.:](?=\s|$)/.exec(text)?.[0],
    }));
    expect(cut.filter(({ first }) => !/^[A-Z1].{6,118}\.$/.test(first ?? ''))).toEqual([]);
  });

  test('are sentences without slips of the typewriter', () => {
    expect(members.filter(({ text }) => !isWellSet(text))).toEqual([]);
  });

  test('are empty for a name that the model does not have', () => {
    expect(memberWords('NoSuchStructure', 'name')).toBe('');
    expect(memberWords('Job', 'noSuchMember')).toBe('');
  });
});

describe('the words for structures', () => {
  test('say of every structure within another what it is', () => {
    expect(nested.length).toBeGreaterThan(80);
    expect(nested.map(({ name }) => name).filter((name) => !isWellSet(shapeWords(name)))).toEqual(
      [],
    );
  });

  test('are empty for the inputs and outputs of operations', () => {
    expect(topLevel.filter(({ name }) => shapeWords(name) !== '')).toEqual([]);
  });
});

describe('the words for operations', () => {
  test.each(names)('sum %s up in one line and describe it in paragraphs', (name) => {
    const { summary, description } = operationWords(name);
    expect(summary).toMatch(/^[A-Z][^.]{10,90}\.$/);
    expect(description.split('\n\n').filter((paragraph) => !isWellSet(paragraph))).toEqual([]);
  });

  test('tell operations apart', () => {
    const summaries = names.map((name) => operationWords(name).summary);
    expect(new Set(summaries).size).toBe(names.length);
  });
});

/** Plain characters, a capital at the beginning, a period at the end, single blanks between words. */
function isWellSet(text: string): boolean {
  return /^[A-Z1][\x20-\x7e]+\.$/.test(text) && !/ {2}|\s[,.;]|\.\.|\n/.test(text);
}

function structuresIn(shape: Shape): readonly StructureShape[] {
  if (shape.kind === 'list') return structuresIn(shape.member);
  if (shape.kind === 'map') return structuresIn(shape.value);
  if (shape.kind !== 'structure') return [];
  return [shape, ...Object.values(shape.members).flatMap((member) => structuresIn(member.shape))];
}
