import { type Operation, type OperationName, operations } from '../../model/index.js';
import {
  type MemberOption,
  type OperationOption,
  optionsOf,
} from '../aws/grammar/operation-options.js';
import { jsonSyntax } from './json-syntax.js';
import { memberBlocks } from './member-entries.js';
import { type Block, code, type EntryBlock, paragraphs, text } from './page.js';
import { programOptionWords } from './program-option-words.js';
import { shorthandSyntax } from './shorthand-syntax.js';
import { typeName } from './type-name.js';

/** An option of an operation as help tells of it: a switch and its opposite are one. */
export interface DocumentedOption {
  /** With their dashes; the first stands for all. */
  readonly flags: readonly [string, ...string[]];
  readonly option: OperationOption;
  readonly isRequired: boolean;
}

/** The options that help speaks of, in the order of the grammar. */
export function documentedOptions(operation: OperationName): readonly DocumentedOption[] {
  const byName = new Map<string, DocumentedOption>();
  for (const option of optionsOf(operation)) {
    if (option.kind === 'member' && option.isUndocumented) continue;
    const { destination, flag = '', isRequired = false } = option.argument;
    // The two ways to give a whole request are told of together.
    const name = option.kind === 'cliInput' ? option.kind : destination;
    const before = byName.get(name);
    byName.set(
      name,
      before === undefined
        ? { flags: [flag], option, isRequired }
        : { ...before, flags: [...before.flags, flag] },
    );
  }
  return [...byName.values()];
}

export function optionEntries(operation: OperationName): readonly EntryBlock[] {
  return documentedOptions(operation).map(({ flags, option, isRequired }) => ({
    kind: 'entry',
    term: flags.join(' | '),
    note: `(${optionType(option)})${isRequired ? ' [required]' : ''}`,
    blocks: optionBlocks(operation, option),
  }));
}

function optionType(option: OperationOption): string {
  if (option.kind === 'member') return typeName(option.shape);
  return option.argument.isInteger === true ? 'integer' : 'string';
}

function optionBlocks(operation: OperationName, option: OperationOption): readonly Block[] {
  switch (option.kind) {
    case 'member':
      return memberOptionBlocks(operation, option);
    default:
      return paragraphs(programOptionWords(option));
  }
}

function memberOptionBlocks(operation: OperationName, option: MemberOption): readonly Block[] {
  const { input }: Operation = operations[operation];
  const { shape, member } = option;
  return [...memberBlocks(input.name, member, { shape }), ...syntaxBlocks(option)];
}

// A shorthand that fills half a screen helps nobody.
const shorthandMax = 400;

function syntaxBlocks({ shape }: MemberOption): readonly Block[] {
  const shorthand = shorthandSyntax(shape);
  if (shorthand === undefined) return [];
  const takesWords = shape.kind === 'list' && !['structure', 'map'].includes(shape.member.kind);
  return [
    ...(shorthand.length > shorthandMax
      ? []
      : [text(takesWords ? 'Syntax:' : 'Shorthand syntax:'), code([shorthand])]),
    text('JSON syntax:'),
    code(jsonSyntax(shape)),
  ];
}
