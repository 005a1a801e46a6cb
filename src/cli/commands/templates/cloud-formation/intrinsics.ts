import type { DocumentPath } from '../../document/document.js';
import { isRecord } from '../../validation/check-types.js';
import { placeholder } from '../imported.js';
import { conditionHolds } from './conditions.js';
import { type Evaluation, unknown } from './evaluation.js';
import { attributeValue, referenceValue } from './references.js';
import { substituted } from './substitute.js';
import { memberOf } from './template.js';

/** A call of a function in a template. */
export interface Call {
  readonly argument: unknown;
  readonly path: DocumentPath;
  readonly evaluation: Evaluation;
  readonly evaluate: Evaluate;
}

export type Evaluate = (value: unknown, path: DocumentPath, evaluation: Evaluation) => unknown;

/** The functions of templates. One that gives undefined cannot make anything of its arguments. */
export const intrinsics: Readonly<Record<string, (call: Call) => unknown>> = {
  Ref: (call) =>
    typeof call.argument === 'string' ? referenceValue(call.argument, call) : undefined,
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substituted,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
  'Fn::If': choose,
  'Fn::Base64': (call) => {
    const text = argumentOf(call);
    return typeof text === 'string' ? Buffer.from(text).toString('base64') : undefined;
  },
  'Fn::ToJsonString': (call) => JSON.stringify(argumentOf(call)),
  'Fn::Length': (call) => {
    const list = argumentOf(call);
    return Array.isArray(list) ? list.length : undefined;
  },
  'Fn::ImportValue': importValue,
};

function argumentOf({ argument, path, evaluation, evaluate }: Call): unknown {
  return evaluate(argument, path, evaluation);
}

/** The arguments of a function that takes a list of them. */
function argumentsOf({ argument, path, evaluation, evaluate }: Call): readonly unknown[] {
  if (!Array.isArray(argument)) return [];
  return argument.map((one: unknown, index) => evaluate(one, [...path, index], evaluation));
}

function getAttribute(call: Call): unknown {
  const { argument } = call;
  const parts = typeof argument === 'string' ? argument.split('.') : argumentsOf(call);
  const [logicalId, ...attribute] = parts;
  const isNamed = typeof logicalId === 'string' && attribute.length > 0;
  return isNamed ? attributeValue({ logicalId, attribute: attribute.join('.') }, call) : undefined;
}

function join(call: Call): unknown {
  const [separator, list] = argumentsOf(call);
  return Array.isArray(list) && typeof separator === 'string'
    ? list.map(String).join(separator)
    : undefined;
}

function select(call: Call): unknown {
  const [index, list] = argumentsOf(call);
  const chosen: unknown = Array.isArray(list) ? list[Number(index)] : undefined;
  return chosen;
}

function split(call: Call): unknown {
  const [separator, text] = argumentsOf(call);
  return typeof separator === 'string' && typeof text === 'string'
    ? text.split(separator)
    : undefined;
}

function findInMap(call: Call): unknown {
  const [name, top, second, options] = argumentsOf(call);
  const { mappings } = call.evaluation.template;
  const found = [name, top, second].reduce<unknown>(
    (here, step) => (isRecord(here) ? memberOf(here, String(step)) : undefined),
    mappings,
  );
  return found ?? (isRecord(options) ? options['DefaultValue'] : undefined);
}

// Only what is chosen is worked out: the other may refer to what is not there.
function choose({ argument, path, evaluation, evaluate }: Call): unknown {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string') return undefined;
  const [name, whenTrue, whenFalse]: readonly unknown[] = argument;
  const holds = conditionHolds(String(name), { path, evaluation, evaluate });
  if (holds === undefined) return placeholder(String(name));
  return holds
    ? evaluate(whenTrue, [...path, 1], evaluation)
    : evaluate(whenFalse, [...path, 2], evaluation);
}

function importValue(call: Call): unknown {
  const { path, evaluation } = call;
  const name = String(argumentOf(call));
  const message = `${name} is exported by another stack.`;
  return unknown(evaluation, { path, key: name, message });
}
