import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { memberWords } from '../../../src/cli/aws/words/index.js';
import {
  exceptions,
  type Operation,
  operations,
  type Shape,
  type StructureShape,
  targetPrefix,
} from '../../../src/model/index.js';

/** A description in the format of the stock AWS CLI's data files. */
type Description = Readonly<Record<string, unknown>>;

const apiVersion = '2015-07-09';

/**
 * Writes our model, with our words, where AWS_DATA_PATH can lead the stock AWS CLI to it: both
 * programs then know the same operations, members and documentation, however old the stock one is.
 */
export const writeBotocoreModel = async (directory: string): Promise<void> => {
  const folder = join(directory, 'codepipeline', apiVersion);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'service-2.json'), JSON.stringify(serviceDescription()));
  await writeFile(join(folder, 'paginators-1.json'), JSON.stringify(paginatorDescription()));
};

const all: readonly (readonly [string, Operation])[] = Object.entries(operations);

const serviceDescription = (): Description => {
  const shapes = new Map<string, Description>();
  for (const [, { input, output }] of all) {
    addShape(shapes, input);
    if (output) addShape(shapes, output);
  }
  shapes.set('ErrorMessage', { type: 'string' });
  for (const [name, { message }] of Object.entries(exceptions)) {
    const members = message ? { message: { shape: 'ErrorMessage' } } : {};
    shapes.set(name, { type: 'structure', members, exception: true });
  }
  return {
    version: '2.0',
    metadata: {
      apiVersion,
      endpointPrefix: 'codepipeline',
      jsonVersion: '1.1',
      protocol: 'json',
      serviceFullName: 'AWS CodePipeline',
      serviceId: 'CodePipeline',
      signatureVersion: 'v4',
      targetPrefix,
      uid: `codepipeline-${apiVersion}`,
    },
    operations: Object.fromEntries(all.map(([name, it]) => [name, operationDescription(name, it)])),
    shapes: Object.fromEntries(shapes),
  };
};

const operationDescription = (name: string, { input, output, errors }: Operation): Description => ({
  name,
  http: { method: 'POST', requestUri: '/' },
  input: { shape: input.name },
  ...(output ? { output: { shape: output.name } } : {}),
  errors: errors.map((shape) => ({ shape })),
});

const addShape = (shapes: Map<string, Description>, shape: Shape): void => {
  const description = shapeDescription(shape);
  const known = shapes.get(shape.name);
  if (known) {
    if (JSON.stringify(known) !== JSON.stringify(description)) {
      throw new Error(`Two different shapes are called ${shape.name}.`);
    }
    return;
  }
  shapes.set(shape.name, description);
  for (const part of partsOf(shape)) addShape(shapes, part);
};

const partsOf = (shape: Shape): readonly Shape[] => {
  switch (shape.kind) {
    case 'structure':
      return Object.values(shape.members).map((member) => member.shape);
    case 'list':
      return [shape.member];
    case 'map':
      return [shape.key, shape.value];
    default:
      return [];
  }
};

const shapeDescription = (shape: Shape): Description => {
  switch (shape.kind) {
    case 'structure':
      return structureDescription(shape);
    case 'list':
      return { type: 'list', member: { shape: shape.member.name }, ...boundsOf(shape) };
    case 'map':
      return {
        type: 'map',
        key: { shape: shape.key.name },
        value: { shape: shape.value.name },
        ...boundsOf(shape),
      };
    case 'enumeration':
      return { type: 'string', enum: shape.values };
    case 'string':
    case 'integer':
      return { type: shape.kind, ...boundsOf(shape) };
    default:
      return { type: shape.kind };
  }
};

const boundsOf = ({ min, max }: { readonly min?: number; readonly max?: number }): Description => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

const structureDescription = (shape: StructureShape): Description => {
  const members = Object.entries(shape.members);
  return {
    type: 'structure',
    required: members.filter(([, member]) => member.required).map(([name]) => name),
    members: Object.fromEntries(
      members.map(([name, member]) => [
        name,
        {
          shape: member.shape.name,
          documentation: memberWords(shape.name, name),
          ...(member.idempotencyToken ? { idempotencyToken: true } : {}),
        },
      ]),
    ),
  };
};

const paginatorDescription = (): Description => ({
  pagination: Object.fromEntries(
    all.flatMap(([name, { paginator }]) => {
      if (!paginator) return [];
      const { inputToken, outputToken, limitKey, resultKey } = paginator;
      return [
        [
          name,
          {
            input_token: inputToken,
            output_token: outputToken,
            ...(limitKey ? { limit_key: limitKey } : {}),
            result_key: resultKey,
          },
        ],
      ];
    }),
  ),
});
