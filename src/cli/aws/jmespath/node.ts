/** The parts of an expression, as what is done with them. */
export type Node =
  | { readonly kind: 'current' }
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'field'; readonly name: string }
  | Index
  | Slice
  /** The right side is searched in what the left side found. */
  | { readonly kind: 'chain'; readonly left: Node; readonly right: Node }
  /** The same, where the right side is an index, or a slice after one. */
  | { readonly kind: 'indexed'; readonly left: Node; readonly right: Index | Slice }
  /** The right side is searched in each element, or in each value, of what the left side found. */
  | { readonly kind: 'listProjection'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'valueProjection'; readonly left: Node; readonly right: Node }
  | {
      readonly kind: 'filterProjection';
      readonly left: Node;
      readonly right: Node;
      readonly condition: Node;
    }
  | { readonly kind: 'flatten'; readonly of: Node }
  | {
      readonly kind: 'comparison';
      readonly comparator: Comparator;
      readonly left: Node;
      readonly right: Node;
    }
  | { readonly kind: 'or'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'and'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'multiSelectList'; readonly elements: readonly Node[] }
  | { readonly kind: 'multiSelectHash'; readonly members: readonly (readonly [string, Node])[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'expref'; readonly of: Node };

export interface Index {
  readonly kind: 'index';
  readonly index: number;
}

export interface Slice {
  readonly kind: 'slice';
  readonly start: number | undefined;
  readonly stop: number | undefined;
  readonly step: number | undefined;
}

export type Comparator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte';
