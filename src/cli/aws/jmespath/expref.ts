import type { Node } from './node.js';

/** `&expression`: an expression as a value, which a function searches in what it likes. */
export class Expref {
  readonly node: Node;
  readonly search: (value: unknown) => unknown;

  constructor(node: Node, search: (value: unknown) => unknown) {
    this.node = node;
    this.search = search;
  }
}
