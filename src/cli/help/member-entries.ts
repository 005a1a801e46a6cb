import type { Member, Shape, StructureShape } from '../../model/index.js';
import { memberWords, shapeWords } from '../aws/words/index.js';
import { boundsOf } from './bounds.js';
import { type Block, type EntryBlock, facts, paragraphs } from './page.js';
import { typeName } from './type-name.js';

/** What is said of each member of a structure, and of what is within it. */
export function memberEntries(structure: StructureShape): readonly EntryBlock[] {
  return Object.entries(structure.members).map(([name, member]) => ({
    kind: 'entry',
    term: name,
    note: `-> (${typeName(member.shape)})${member.required ? ' [required]' : ''}`,
    blocks: memberBlocks(structure.name, name, member),
  }));
}

/** What is said of one member, without its name. */
export function memberBlocks(
  structureName: string,
  name: string,
  { shape }: Pick<Member, 'shape'>,
): readonly Block[] {
  return [
    ...paragraphs(memberWords(structureName, name)),
    ...facts(boundsOf(shape)),
    ...withinBlocks(shape),
  ];
}

// A list or map of structures is told of as one of them.
function withinBlocks(shape: Shape): readonly Block[] {
  switch (shape.kind) {
    case 'structure':
      return memberEntries(shape);
    case 'list':
    case 'map': {
      const within = shape.kind === 'list' ? shape.member : shape.value;
      if (within.kind !== 'structure') return withinBlocks(within);
      const leader = `Each ${shape.kind === 'list' ? 'item' : 'value'}: ${shapeWords(within.name)}`;
      return [...paragraphs(leader), ...memberEntries(within)];
    }
    default:
      return [];
  }
}
