import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bounds, type Operation, operations, type Shape } from '../../src/model/index.js';

/**
 * Writes our model in the form in which the AWS command line has its own, below a folder that is then
 * given to it by AWS_DATA_PATH: an older one knows the newest operations, too.
 */
export const writeStockModel = async (folder: string): Promise<void> => {
  const version = join(folder, 'codepipeline', apiVersion);
  await mkdir(version, { recursive: true });
  await writeFile(join(version, 'service-2.json'), JSON.stringify(service()));
  await writeFile(join(version, 'paginators-1.json'), JSON.stringify({ pagination: paginators() }));
};

const apiVersion = '2015-07-09';

const all: readonly (readonly [string, Operation])[] = Object.entries(operations);

const service = (): unknown => {
  const shapes: Record<string, unknown> = {};
  const described = all.map(([name, { input, output }]) => [
    name,
    {
      name,
      http: { method: 'POST', requestUri: '/' },
      input: reference(input, shapes),
      ...(output === undefined ? {} : { output: reference(output, shapes) }),
      errors: [],
    },
  ]);
  return { version: '2.0', metadata, operations: Object.fromEntries(described), shapes };
};

const metadata = {
  apiVersion,
  endpointPrefix: 'codepipeline',
  jsonVersion: '1.1',
  protocol: 'json',
  serviceAbbreviation: 'CodePipeline',
  serviceFullName: 'AWS CodePipeline',
  serviceId: 'CodePipeline',
  signatureVersion: 'v4',
  targetPrefix: 'CodePipeline_20150709',
  uid: `codepipeline-${apiVersion}`,
};

// A name before its shape is described: shapes may hold themselves.
const reference = (shape: Shape, shapes: Record<string, unknown>): { readonly shape: string } => {
  if (!(shape.name in shapes)) {
    shapes[shape.name] = undefined;
    shapes[shape.name] = described(shape, shapes);
  }
  return { shape: shape.name };
};

const described = (shape: Shape, shapes: Record<string, unknown>): unknown => {
  switch (shape.kind) {
    case 'structure': {
      const members = Object.entries(shape.members);
      return {
        type: 'structure',
        required: members.filter(([, member]) => member.required).map(([name]) => name),
        members: Object.fromEntries(
          members.map(([name, { shape: inner, idempotencyToken }]) => [
            name,
            { ...reference(inner, shapes), ...(idempotencyToken ? { idempotencyToken } : {}) },
          ]),
        ),
      };
    }
    case 'list':
      return { type: 'list', member: reference(shape.member, shapes), ...bounds(shape) };
    case 'map':
      return {
        type: 'map',
        key: reference(shape.key, shapes),
        value: reference(shape.value, shapes),
        ...bounds(shape),
      };
    case 'enumeration':
      return { type: 'string', enum: shape.values };
    case 'string':
    case 'integer':
      return { type: shape.kind, ...bounds(shape) };
    case 'boolean':
    case 'timestamp':
      return { type: shape.kind };
  }
};

const bounds = ({ min, max }: Bounds): Bounds => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

const paginators = (): unknown =>
  Object.fromEntries(
    all.flatMap(([name, { paginator }]) =>
      paginator === undefined
        ? []
        : [
            [
              name,
              {
                input_token: paginator.inputToken,
                output_token: paginator.outputToken,
                result_key: paginator.resultKey,
                ...(paginator.limitKey === undefined ? {} : { limit_key: paginator.limitKey }),
              },
            ],
          ],
    ),
  );
