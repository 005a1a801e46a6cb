import { isRecord } from '../../validation/check-types.js';
import type { Asking } from './conditions.js';
import { type Evaluation, noValue, unknown } from './evaluation.js';
import { type ResourceFacts, resourceFacts } from './resource-attributes.js';
import { memberOf, type Resource, resourceOf } from './template.js';

/** What `Ref` gives: of a parameter its value, of a resource mostly its name. */
export function referenceValue(name: string, asking: Asking): unknown {
  const { evaluation, path } = asking;
  const parameter = memberOf(evaluation.template.parameters, name);
  if (isRecord(parameter)) return parameterValue(name, parameter, asking);
  const given = evaluation.given.get(name);
  if (given !== undefined) return given;
  const pseudo = pseudoParameter(name, evaluation);
  if (pseudo !== undefined) return pseudo;
  const resource = resourceOf(evaluation.template, name);
  if (resource === undefined) {
    const message = `${name} is neither a parameter nor a resource of the template.`;
    return unknown(evaluation, { path, key: name, message });
  }
  const facts = factsOf(resource);
  const value =
    facts && facts.ref !== 'unknown'
      ? partValue(facts.ref, { name, resource, facts }, asking)
      : undefined;
  if (value !== undefined) return value;
  return unknown(evaluation, { path, key: name, message: madeUp(name, resource) });
}

/** What `Fn::GetAtt` gives. */
export function attributeValue(
  { logicalId, attribute }: { readonly logicalId: string; readonly attribute: string },
  asking: Asking,
): unknown {
  const { evaluation, path } = asking;
  const key = `${logicalId}.${attribute}`;
  const given = evaluation.given.get(key);
  if (given !== undefined) return given;
  const resource = resourceOf(evaluation.template, logicalId);
  if (resource === undefined) {
    const message = `The template has no resource ${logicalId}.`;
    return unknown(evaluation, { path, key, message });
  }
  const facts = factsOf(resource);
  const part = facts && partOf(facts, attribute);
  const value = facts && part && partValue(part, { name: logicalId, resource, facts }, asking);
  if (value !== undefined) return value;
  return unknown(evaluation, { path, key, message: madeUp(key, resource) });
}

function madeUp(name: string, { type }: Resource): string {
  return `${name} (${type}) is made up when the stack is deployed.`;
}

function factsOf({ type }: Resource): ResourceFacts | undefined {
  return Object.hasOwn(resourceFacts, type) ? resourceFacts[type] : undefined;
}

function partOf(facts: ResourceFacts, attribute: string): 'name' | 'arn' | undefined {
  if (facts.nameAttributes?.includes(attribute)) return 'name';
  return facts.arnAttributes?.includes(attribute) ? 'arn' : undefined;
}

function parameterValue(
  name: string,
  { Type: type, Default: byDefault }: Readonly<Record<string, unknown>>,
  { evaluation, path }: Asking,
): unknown {
  const isStored = String(type).startsWith('AWS::SSM::Parameter::');
  const own = isStored ? undefined : byDefault;
  const given = evaluation.given.get(name) ?? own;
  if (given === undefined) {
    const message = isStored
      ? `The parameter ${name} is looked up in the parameter store (${String(byDefault)}).`
      : `The parameter ${name} has no default.`;
    return unknown(evaluation, { path, key: name, message });
  }
  const isList = type === 'CommaDelimitedList' || String(type).startsWith('List<');
  return isList
    ? String(given)
        .split(',')
        .map((part) => part.trim())
    : given;
}

function pseudoParameter(name: string, { region, accountId }: Evaluation): unknown {
  switch (name) {
    case 'AWS::NoValue':
      return noValue;
    case 'AWS::Region':
      return region;
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Partition':
      return partitionOf(region);
    case 'AWS::URLSuffix':
      return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    default:
      return undefined;
  }
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

interface Named {
  readonly name: string;
  readonly resource: Resource;
  readonly facts: ResourceFacts;
}

function partValue(
  part: 'name' | 'arn',
  { name: logicalId, resource, facts }: Named,
  asking: Asking,
): string | undefined {
  const name = propertyOf(logicalId, { resource, property: facts.nameProperty }, asking);
  if (name === undefined || part === 'name') return name;
  const { region, accountId: account } = asking.evaluation;
  const path = propertyOf(logicalId, { resource, property: 'Path' }, asking) ?? '/';
  const parts: Readonly<Record<string, string>> = {
    name,
    path,
    region,
    account,
    partition: partitionOf(region),
  };
  return facts.arn.replace(/\{(\w+)\}/g, (_, key: string) => parts[key] ?? '');
}

/** A property of a resource, if it is known; what it is made of is not told of. */
function propertyOf(
  logicalId: string,
  { resource, property }: { readonly resource: Resource; readonly property: string },
  { evaluation, evaluate }: Asking,
): string | undefined {
  const value = memberOf(resource.properties, property);
  if (value === undefined || evaluation.visiting.has(logicalId)) return undefined;
  const quiet: Evaluation = {
    ...evaluation,
    unresolved: [],
    visiting: new Set([...evaluation.visiting, logicalId]),
  };
  const result = evaluate(value, ['Resources', logicalId, 'Properties', property], quiet);
  return typeof result === 'string' && quiet.unresolved.length === 0 ? result : undefined;
}
