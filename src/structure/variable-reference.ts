/** A text that is written `#{…}` in a configuration value. */
export interface VariableReference {
  /** What stands between the braces. */
  readonly text: string;
  /** Undefined when the text is not a namespace and a key with a period between them. */
  readonly target: { readonly namespace: string; readonly key: string } | undefined;
}

const start = '#{';
const end = '}';
const namespaceAndKey = /^([A-Za-z0-9@\-_]{1,100})\.([A-Za-z0-9@\-_]+)$/;

/**
 * The references in a configuration value, in their order. What is opened and never closed is text.
 * Values may be long: each character is looked at once.
 */
export const referencesIn = (value: string): readonly VariableReference[] => {
  const references: VariableReference[] = [];
  let from = value.indexOf(start);
  while (from >= 0) {
    const to = value.indexOf(end, from);
    if (to < 0) break;
    references.push(referenceOf(value.slice(from + start.length, to)));
    from = value.indexOf(start, to);
  }
  return references;
};

const referenceOf = (text: string): VariableReference => {
  const [, namespace, key] = namespaceAndKey.exec(text) ?? [];
  const isWhole = namespace !== undefined && key !== undefined;
  return { text, target: isWhole ? { namespace, key } : undefined };
};

export const hasReference = (value: string): boolean => referencesIn(value).length > 0;
