import { type OperationName, operations, type Shape } from '../../../model/index.js';

/** The JSON of an operation's input with a placeholder in every place, and a line break at its end. */
export function inputSkeleton(operation: OperationName): string {
  return `${asciiJson(placeholderOf(operations[operation].input))}\n`;
}

function placeholderOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members).map(([name, member]) => [name, placeholderOf(member.shape)]),
      );
    case 'list':
      return [placeholderOf(shape.member)];
    case 'map':
      return { KeyName: placeholderOf(shape.value) };
    case 'string':
      return '';
    case 'enumeration':
      return shape.values[0];
    case 'integer':
      return 0;
    case 'boolean':
      return true;
    case 'timestamp':
      return '1970-01-01T00:00:00';
  }
}

// As the AWS CLI prints JSON: what is beyond ASCII is escaped, empty objects stay on one line.
function asciiJson(value: unknown): string {
  return JSON.stringify(value, undefined, 4).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
