import { isDeepStrictEqual } from 'node:util';
import type { DocumentPath } from '../../document/document.js';
import { isRecord } from '../../validation/check-types.js';
import { type Evaluation, unknown } from './evaluation.js';
import type { Evaluate } from './intrinsics.js';
import { memberOf } from './template.js';

export interface Asking {
  readonly path: DocumentPath;
  readonly evaluation: Evaluation;
  readonly evaluate: Evaluate;
}

/** Whether a condition of the template holds; undefined if that cannot be known. */
export function conditionHolds(name: string, asking: Asking): boolean | undefined {
  const { evaluation, path } = asking;
  const given = evaluation.given.get(name);
  if (given !== undefined) return given === 'true';
  const condition = memberOf(evaluation.template.conditions, name);
  const isKnown = condition !== undefined && !evaluation.visiting.has(name);
  if (!isKnown) return unknowable(name, asking);
  const before = evaluation.unresolved.length;
  const visiting = new Set([...evaluation.visiting, name]);
  const holds = holdsHere(condition, {
    ...asking,
    path: ['Conditions', name],
    evaluation: { ...evaluation, visiting },
  });
  // What it is about that is not known has been told of.
  if (evaluation.unresolved.length > before) return undefined;
  return holds ?? unknowable(name, { ...asking, path });
}

function unknowable(name: string, { evaluation, path }: Asking): undefined {
  const message = `Whether the condition ${name} holds is not known. true or false?`;
  unknown(evaluation, { path, key: name, message });
  return undefined;
}

function holdsHere(condition: unknown, asking: Asking): boolean | undefined {
  if (!isRecord(condition)) return undefined;
  const [name = '', argument] = Object.entries(condition)[0] ?? [];
  if (name === 'Condition') return conditionHolds(String(argument), asking);
  const list: readonly unknown[] = Array.isArray(argument) ? argument : [];
  const here = { ...asking, path: [...asking.path, name] };
  switch (name) {
    case 'Fn::Equals': {
      const [one, other] = list.map((value, index) =>
        here.evaluate(value, [...here.path, index], here.evaluation),
      );
      // Parameters are text, and the numbers that they are held against need not be.
      return isDeepStrictEqual(one, other) || String(one) === String(other);
    }
    case 'Fn::Not':
      return negated(holdsHere(list[0], here));
    case 'Fn::And':
      return list.every((each) => holdsHere(each, here) === true);
    case 'Fn::Or':
      return list.some((each) => holdsHere(each, here) === true);
    default:
      return undefined;
  }
}

function negated(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}
