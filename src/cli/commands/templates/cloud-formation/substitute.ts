import { isRecord } from '../../validation/check-types.js';
import type { Call } from './intrinsics.js';
import { attributeValue, referenceValue } from './references.js';
import { memberOf } from './template.js';

const reference = /\$\{(!?)\s*([^{}]*?)\s*\}/g;

/** `Fn::Sub`: a text with references in it, some of which it may define itself. */
export function substituted(call: Call): unknown {
  const { argument, path, evaluation, evaluate } = call;
  const [text, definitions]: readonly unknown[] = Array.isArray(argument)
    ? argument
    : [argument, {}];
  if (typeof text !== 'string') return undefined;
  const own = isRecord(definitions) ? definitions : {};
  return text.replace(reference, (_, mark: string, name: string) => {
    if (mark === '!') return `\${${name}}`;
    const defined = memberOf(own, name);
    if (defined !== undefined) return String(evaluate(defined, [...path, 1, name], evaluation));
    const dot = name.indexOf('.');
    return String(
      dot < 0
        ? referenceValue(name, call)
        : attributeValue({ logicalId: name.slice(0, dot), attribute: name.slice(dot + 1) }, call),
    );
  });
}
