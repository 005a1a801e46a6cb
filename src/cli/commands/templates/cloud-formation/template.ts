import { isRecord } from '../../validation/check-types.js';

type Section = Readonly<Record<string, unknown>>;

/** The parts of a template that matter here. */
export interface Template {
  readonly parameters: Section;
  readonly mappings: Section;
  readonly conditions: Section;
  readonly resources: Section;
}

export interface Resource {
  readonly type: string;
  readonly properties: Section;
}

/** Reads a template; undefined if it is none. */
export function templateOf(value: unknown): Template | undefined {
  if (!isRecord(value) || !isRecord(value['Resources'])) return undefined;
  return {
    parameters: sectionOf(value['Parameters']),
    mappings: sectionOf(value['Mappings']),
    conditions: sectionOf(value['Conditions']),
    resources: value['Resources'],
  };
}

export function resourceOf({ resources }: Template, logicalId: string): Resource | undefined {
  const resource = memberOf(resources, logicalId);
  if (!isRecord(resource) || typeof resource['Type'] !== 'string') return undefined;
  return { type: resource['Type'], properties: sectionOf(resource['Properties']) };
}

/** A member that is the record's own: templates may call things `constructor`. */
export function memberOf(record: Section, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function sectionOf(value: unknown): Section {
  return isRecord(value) ? value : {};
}
