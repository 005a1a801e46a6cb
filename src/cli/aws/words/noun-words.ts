import type * as model from '../../../model/index.js';

type Shapes = typeof model;

type StructureName = {
  [N in keyof Shapes]: Shapes[N] extends model.StructureShape ? N : never;
}[keyof Shapes];

/** What is said of one structure. Every member has its words, or nothing compiles. */
interface WordsOf<S extends model.StructureShape> {
  /** What the structure is; the inputs and outputs of operations need no such sentence. */
  readonly about?: string;
  readonly members: { readonly [M in keyof S['members']]: string };
}

/** The words for every structure of the API. */
export type StructuresWords = {
  readonly [N in StructureName]: WordsOf<Extract<Shapes[N], model.StructureShape>>;
};

interface OperationText {
  /** One sentence for lists of operations. */
  readonly summary: string;
  readonly paragraphs: readonly string[];
}

/** The words for every operation of the API. */
export type OperationsWords = { readonly [N in model.OperationName]: OperationText };

/**
 * The part of the documentation that belongs to one noun. The first sentence of a member is short
 * and stands by itself: it is all that a skeleton shows.
 */
export interface NounWords {
  readonly operations?: Partial<OperationsWords>;
  readonly structures: Partial<StructuresWords>;
}
