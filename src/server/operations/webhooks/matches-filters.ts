import type { KnownActionType } from '../../../catalogue/index.js';
import type { ActionDeclaration, WebhookFilterRule } from '../../../model/index.js';
import { readJsonPath } from './json-path.js';
import { filledIn, mayStandIn } from './placeholders.js';
import { type Document, documentOf, selectValues } from './select-values.js';

/** What filters are held against. */
export interface FilterContext {
  readonly payload: unknown;
  /** The action whose configuration fills the placeholders. */
  readonly action: ActionDeclaration;
  readonly type: KnownActionType | undefined;
}

/**
 * The first filter that a payload does not pass; undefined when it passes all. Throws
 * TooManyStepsError.
 */
export const firstUnmatched = (
  filters: readonly WebhookFilterRule[],
  context: FilterContext,
): WebhookFilterRule | undefined => {
  const document = documentOf(context.payload);
  return filters.find((filter) => !isMatched(filter, context, document));
};

// A path that selects many values is passed by any of them.
const isMatched = (
  { jsonPath, matchEquals }: WebhookFilterRule,
  context: FilterContext,
  document: Document,
): boolean => {
  const values = selectValues(readJsonPath(jsonPath), document);
  if (matchEquals === undefined) return values.length > 0;
  const wanted = filledIn(matchEquals, (key) => configured(context, key));
  return wanted !== undefined && values.some((value) => textOf(value) === wanted);
};

// The type may be another one than at the time when the filter was accepted.
const configured = ({ action, type }: FilterContext, key: string): string | undefined => {
  if (!mayStandIn(type, key)) return undefined;
  return Object.entries(action.configuration ?? {}).find(([name]) => name === key)?.[1];
};

/** A value as filters compare it: strings as they are, others as in JSON. Objects equal no text. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? undefined : String(value);
};
