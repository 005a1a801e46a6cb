/**
 * The entry of a record whose keys are users' names. Plain indexing would find what every object
 * inherits when somebody calls a stage `constructor`.
 */
export const entryOf = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
