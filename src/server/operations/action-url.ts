/** What stands for the placeholders of an action type's URL templates. */
export interface UrlValues {
  readonly configuration: Readonly<Record<string, string>>;
  readonly externalExecutionId?: string | undefined;
  readonly revisionId?: string | undefined;
}

const urlLengthMax = 2_048;
const placeholder = /\{(?:Config:([^{}]+)|(ExternalExecutionId|RevisionId))\}/g;

/**
 * A URL template of an action type with its placeholders filled in. There is no URL while something
 * that it names is not known.
 */
export const actionUrl = (template: string | undefined, values: UrlValues): string | undefined => {
  let isWhole = true;
  const url = template?.replace(placeholder, (_, property?: string, name?: string) => {
    const value = filling(values, { property, name });
    if (value === undefined || hasVariable(value)) isWhole = false;
    return encodeURI(value ?? '');
  });
  return isWhole && url !== undefined && url.length <= urlLengthMax ? url : undefined;
};

const filling = (
  { configuration, externalExecutionId, revisionId }: UrlValues,
  asked: { readonly property: string | undefined; readonly name: string | undefined },
): string | undefined => {
  if (asked.name === 'ExternalExecutionId') return externalExecutionId;
  if (asked.name === 'RevisionId') return revisionId;
  const { property = '' } = asked;
  return Object.hasOwn(configuration, property) ? configuration[property] : undefined;
};

const hasVariable = (value: string): boolean => value.includes('#{');
