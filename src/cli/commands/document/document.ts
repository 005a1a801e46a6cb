/** A place in a text; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Steps into a document: names of members and indices of elements. */
export type DocumentPath = readonly (string | number)[];

/** What a file says, and where it does. */
export interface PlacedDocument {
  readonly value: unknown;
  /** Where something stands, or its name; of what is not there, where it would belong. */
  readonly placeOf: (path: DocumentPath, part?: 'value' | 'name') => Place;
}

/** Why a file cannot be read. */
export interface DocumentFault {
  readonly place: Place;
  readonly message: string;
}

export type ReadDocument =
  | { readonly kind: 'document'; readonly document: PlacedDocument }
  | { readonly kind: 'malformed'; readonly faults: readonly DocumentFault[] };

/** What to make of a tag such as `!Sub`. */
export type Tags = 'refused' | 'intrinsics';
