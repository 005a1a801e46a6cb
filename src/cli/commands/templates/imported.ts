import type { DocumentPath } from '../document/document.js';

/** Something about a template that its reader has to know, with the place in it. */
export interface Remark {
  readonly path: DocumentPath;
  readonly message: string;
}

/** A pipeline as a template has it. */
export interface Imported {
  readonly declaration: Readonly<Record<string, unknown>>;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** What only those know who have deployed the template. */
  readonly unresolved: readonly Remark[];
  /** What has no place in a declaration, or is not what it looks like. */
  readonly notes: readonly Remark[];
}

/** A pipeline that a template holds, and how it is called. */
export interface Candidate {
  /** Its id in the template, and its name where that is known: `--name` takes either. */
  readonly names: readonly string[];
  readonly read: () => Imported;
}

/** What stands for a value that is not known: nothing that could be mistaken for one. */
export function placeholder(key: string): string {
  return `\${${key}}`;
}
