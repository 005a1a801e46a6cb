import {
  type Member,
  type OperationName,
  operations,
  type Shape,
  type StructureShape,
} from '../../../model/index.js';
import { memberWords } from '../words/index.js';

/**
 * The YAML of an operation's input with a placeholder in every place and, behind every member, what it
 * is. A sequence stands in its parent's column.
 */
export function yamlInputSkeleton(operation: OperationName): string {
  const { input } = operations[operation];
  if (Object.keys(input.members).length === 0) return '{}\n';
  return `${structureLines(input).join('\n')}\n`;
}

function structureLines(shape: StructureShape): readonly string[] {
  return Object.entries(shape.members).flatMap(([name, member], index) => {
    const comment = commentOf(shape.name, name, member);
    // The original parts the comment of the first member by two blanks, and of all others by one.
    return entryLines(name, member.shape, `${index === 0 ? '  ' : ' '}# ${comment}`);
  });
}

function entryLines(name: string, shape: Shape, comment: string): readonly string[] {
  switch (shape.kind) {
    case 'structure':
      return [`${name}:${comment}`, ...indented(structureLines(shape))];
    case 'map':
      return [`${name}:${comment}`, ...indented(entryLines('KeyName', shape.value, ''))];
    case 'list':
      return [`${name}:${comment}`, ...itemLines(shape.member)];
    default:
      return [`${name}: ${scalarText(shape)}${comment}`];
  }
}

function itemLines(shape: Shape): readonly string[] {
  const [first = '', ...others] =
    shape.kind === 'structure' ? structureLines(shape) : [scalarText(shape)];
  return [`- ${first}`, ...indented(others)];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function scalarText(shape: Shape): string {
  switch (shape.kind) {
    case 'enumeration':
      return shape.values[0] ?? "''";
    case 'integer':
      return '0';
    case 'boolean':
      return 'true';
    case 'timestamp':
      return '1970-01-01 00:00:00';
    default:
      return "''";
  }
}

function commentOf(structureName: string, name: string, { required, shape }: Member): string {
  return [
    ...(required ? ['[REQUIRED]'] : []),
    firstSentence(memberWords(structureName, name)),
    ...(shape.kind === 'enumeration' ? [`Valid values are: ${shape.values.join(', ')}.`] : []),
  ].join(' ');
}

function firstSentence(words: string): string {
  return /^.*?[.:](?=\s|$)/.exec(words)?.[0] ?? words;
}
