/** A page of help before it is set: what is said, not how wide or how bold. */
export type Page = readonly Section[];

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  /** A paragraph, which is filled to the width of the page. */
  | { readonly kind: 'text'; readonly text: string }
  /** Lines that follow their predecessor without an empty one, such as the bounds of a value. */
  | { readonly kind: 'facts'; readonly lines: readonly string[] }
  /** Lines that are kept as they are. */
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | EntryBlock
  /** Entries of a line or two, without empty lines between them. */
  | { readonly kind: 'table'; readonly rows: readonly Row[] };

/** A name with what is to be said of it below. */
export interface EntryBlock {
  readonly kind: 'entry';
  readonly term: string;
  /** What stands behind the name on its line. */
  readonly note?: string;
  readonly blocks: readonly Block[];
}

export interface Row {
  readonly term: string;
  readonly text: string;
}

export function text(content: string): Block {
  return { kind: 'text', text: content };
}

/** The paragraphs of a text in which empty lines part them. */
export function paragraphs(content: string): readonly Block[] {
  return content.split('\n\n').map((paragraph) => text(paragraph));
}

export function code(lines: readonly string[]): Block {
  return { kind: 'code', lines };
}

/** Nothing where there are no lines. */
export function facts(lines: readonly string[]): readonly Block[] {
  return lines.length === 0 ? [] : [{ kind: 'facts', lines }];
}
