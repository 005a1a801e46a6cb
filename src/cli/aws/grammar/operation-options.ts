import {
  type Member,
  type Operation,
  type OperationName,
  operations,
  type Shape,
} from '../../../model/index.js';
import type { Argument } from './argument.js';
import { commandNameOf } from './command-name.js';

/** One option of an operation, in the order in which they are listed and unpacked. */
export type OperationOption =
  | MemberOption
  | { readonly kind: 'cliInput'; readonly argument: Argument; readonly format: 'json' | 'yaml' }
  | {
      readonly kind: 'paging';
      readonly argument: Argument;
      readonly parameter: 'StartingToken' | 'PageSize' | 'MaxItems';
    }
  | { readonly kind: 'skeleton'; readonly argument: Argument };

export interface MemberOption {
  readonly kind: 'member';
  readonly argument: Argument;
  /** The name of the member in the API. */
  readonly member: string;
  readonly shape: Shape;
  /** The service's own paging: it works, but help does not speak of it. */
  readonly isUndocumented: boolean;
}

export function optionsOf(name: OperationName): readonly OperationOption[] {
  const operation: Operation = operations[name];
  const members = Object.entries(operation.input.members);
  const renamed = members.filter(([member]) => member === renamedMember);
  const others = members.filter(([member]) => member !== renamedMember);
  return [
    ...[...others, ...renamed].flatMap(([member, declared]) =>
      memberOptions(name, member, declared),
    ),
    ...cliInputOptions,
    ...pagingOptions(operation),
    skeletonOption,
  ];
}

// `--version` is the program's own, so that members of that name have another.
const renamedMember = 'version';

function flagName(name: OperationName, member: string): string {
  if (member !== renamedMember) return commandNameOf(member);
  return name === 'GetPipeline' ? 'pipeline-version' : 'action-version';
}

function memberOptions(
  name: OperationName,
  member: string,
  { shape, required, idempotencyToken }: Member,
): readonly MemberOption[] {
  const destination = flagName(name, member);
  const paginator = operations[name];
  const common = {
    kind: 'member',
    member,
    shape,
    isUndocumented: isPaging(paginator, member),
  } as const;
  const argument = { destination, flag: `--${destination}` };
  if (shape.kind === 'boolean') {
    return [
      { ...common, argument: { ...argument, takes: 'nothing', constant: true } },
      {
        ...common,
        argument: { destination, flag: `--no-${destination}`, takes: 'nothing', constant: false },
      },
    ];
  }
  const takes = shape.kind === 'list' ? 'any' : 'one';
  return [
    { ...common, argument: { ...argument, takes, isRequired: required && !idempotencyToken } },
  ];
}

function isPaging({ paginator }: Operation, member: string): boolean {
  return paginator?.inputToken === member || paginator?.limitKey === member;
}

const cliInputOptions = (['json', 'yaml'] as const).map((format) => ({
  kind: 'cliInput' as const,
  format,
  argument: option(`cli-input-${format}`),
}));

function pagingOptions({ paginator }: Operation): readonly OperationOption[] {
  if (paginator === undefined) return [];
  const number = { isInteger: true } as const;
  const startingToken = option('starting-token');
  const pageSize = { ...option('page-size'), ...number };
  const maxItems = { ...option('max-items'), ...number };
  return [
    { kind: 'paging', parameter: 'StartingToken', argument: startingToken },
    ...(paginator.limitKey === undefined
      ? []
      : [{ kind: 'paging', parameter: 'PageSize', argument: pageSize } as const]),
    { kind: 'paging', parameter: 'MaxItems', argument: maxItems },
  ];
}

const skeletonOption: OperationOption = {
  kind: 'skeleton',
  argument: {
    ...option('generate-cli-skeleton'),
    takes: 'atMostOne',
    constant: 'input',
    choices: ['input', 'output', 'yaml-input'],
  },
};

function option(destination: string): Argument {
  return { destination, flag: `--${destination}`, takes: 'one' };
}
