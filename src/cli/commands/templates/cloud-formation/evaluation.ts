import type { DocumentPath } from '../../document/document.js';
import { placeholder, type Remark } from '../imported.js';
import type { Template } from './template.js';

/** What a template is worked out with. */
export interface Evaluation {
  readonly template: Template;
  /** What the user knows: of parameters, resources (`Id`, `Id.Attribute`), exports and whatever else. */
  readonly given: ReadonlyMap<string, string>;
  readonly region: string;
  readonly accountId: string;
  readonly unresolved: Remark[];
  /** The resources whose names are being worked out, none of which may need its own. */
  readonly visiting: ReadonlySet<string>;
}

/** What a property has that is to be as if it were not there. */
export const noValue = Symbol('AWS::NoValue');

/** The user's word for something, or a placeholder, and a remark that it is one. */
export function unknown(
  { given, unresolved }: Evaluation,
  {
    path,
    key,
    message,
  }: { readonly path: DocumentPath; readonly key: string; readonly message: string },
): string {
  const value = given.get(key);
  if (value !== undefined) return value;
  unresolved.push({ path, message: `${message} Give it: --parameters '${key}=…'.` });
  return placeholder(key);
}
