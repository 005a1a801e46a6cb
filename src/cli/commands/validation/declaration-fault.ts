import type { DocumentPath } from '../document/document.js';

/** What is wrong with a declaration, and where in it. */
export interface DeclarationFault {
  readonly path: DocumentPath;
  readonly message: string;
  /** The code with which the service would refuse it, where it would. */
  readonly code: string | undefined;
  /** Whether something is missing here for which everything else cannot be looked at. */
  readonly isGap?: boolean;
  /** What is meant is the name at the path, and not its value. */
  readonly part?: 'name';
}

/** `stages[1].actions[0].name` */
export function pathText(path: DocumentPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
