import type { DocumentPath } from '../../document/document.js';
import { isRecord } from '../../validation/check-types.js';
import { type Evaluation, noValue, unknown } from './evaluation.js';
import { intrinsics } from './intrinsics.js';

/** Works out what a value of a template comes to. */
export function evaluate(value: unknown, path: DocumentPath, evaluation: Evaluation): unknown {
  if (Array.isArray(value)) {
    return value
      .map((element: unknown, index) => evaluate(element, [...path, index], evaluation))
      .filter((element) => element !== noValue);
  }
  if (isRecord(value)) return evaluateRecord(value, path, evaluation);
  const isLookedUp = typeof value === 'string' && value.includes('{{resolve:');
  return isLookedUp
    ? unknown(evaluation, { path, key: value, message: 'This is looked up when it is deployed.' })
    : value;
}

function evaluateRecord(
  value: Readonly<Record<string, unknown>>,
  path: DocumentPath,
  evaluation: Evaluation,
): unknown {
  const entries = Object.entries(value);
  const [name = '', argument] = entries[0] ?? [];
  const isFunction = entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'));
  if (isFunction) {
    const intrinsic = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
    const result = intrinsic?.({ argument, path: [...path, name], evaluation, evaluate });
    if (result !== undefined) return result;
    const key = `${name} ${JSON.stringify(argument)}`;
    return unknown(evaluation, { path, key, message: `What ${name} gives here is not known.` });
  }
  return Object.fromEntries(
    entries
      .map(([key, member]) => [key, evaluate(member, [...path, key], evaluation)] as const)
      .filter(([, member]) => member !== noValue),
  );
}
