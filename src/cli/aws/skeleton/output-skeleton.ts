import {
  type Operation,
  type OperationName,
  operations,
  type Shape,
} from '../../../model/index.js';
import { validationError } from '../cli-error.js';
import { validateParameters } from '../validate/validate-parameters.js';
import { PythonDatetime } from '../values/python-value.js';

/**
 * A sample of what the operation answers; an empty object for one that answers nothing. The sample is
 * checked like anything that is to be sent, so that an output with a minimum that it does not reach has
 * none: that is an error.
 */
export function outputSkeleton(operation: OperationName): unknown {
  const { output }: Operation = operations[operation];
  if (output === undefined) return {};
  const sample = sampleOf(output, '');
  const report = validateParameters(output, sample);
  if (report.length === 0) return sample;
  throw validationError(['Parameter validation failed:', ...report].join('\n'));
}

/** `name` is what a string says: that of its member, or of its shape in a list. */
function sampleOf(shape: Shape, name: string): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members).map(([member, { shape: inner }]) => [
          member,
          sampleOf(inner, member),
        ]),
      );
    case 'list':
      return [sampleOf(shape.member, shape.member.name)];
    case 'map':
      return { KeyName: sampleOf(shape.value, '') };
    case 'string':
    case 'enumeration':
      return name;
    case 'integer':
      return 0;
    case 'boolean':
      return true;
    case 'timestamp':
      return new PythonDatetime('1970-01-01T00:00:00', 0, undefined);
  }
}
