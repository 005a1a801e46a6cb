import { type Operation, type OperationName, operations } from '../../model/index.js';
import { validationError } from './cli-error.js';
import type { PagingConfig } from './contract.js';
import type { ArgumentValue } from './grammar/argument.js';
import type { OperationOption } from './grammar/operation-options.js';
import { isDict } from './values/python-value.js';
import { pagingParameter } from './values/unpack.js';

type Values = ReadonlyMap<string, ArgumentValue>;

/**
 * Whether all pages are to be fetched: not where the line asks for one page by the service's own
 * options, and then the program's are refused.
 */
export function isPagingWanted(
  options: readonly OperationOption[],
  values: Values,
  isPaginating: boolean,
): boolean {
  const isManual = options.some(
    (option) =>
      option.kind === 'member' && option.isUndocumented && values.has(option.argument.destination),
  );
  if (isPaginating && !isManual) return true;
  const isPaged = options.some(({ kind }) => kind === 'paging');
  const refused = isPaged ? pagingFlags.filter((name) => Boolean(values.get(name))) : [];
  if (refused.length === 0) return false;
  throw validationError(
    `Cannot specify --no-paginate along with pagination arguments: ${refused.map((name) => `--${name}`).join(', ')}`,
  );
}

const pagingFlags = ['starting-token', 'page-size', 'max-items'];

export type PagingChoice =
  | { readonly kind: 'onePage'; readonly parameters: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'allPages';
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly paging: PagingConfig;
    };

/** Splits the program's own paging from the parameters, unless those ask for a page themselves. */
export function choosePaging(
  name: OperationName,
  parameters: Readonly<Record<string, unknown>>,
  isWanted: boolean,
): PagingChoice {
  const { paginator }: Operation = operations[name];
  if (paginator === undefined || !isWanted) return { kind: 'onePage', parameters };
  const { inputToken, limitKey } = paginator;
  const isManual = [inputToken, limitKey].some(
    (member) => member !== undefined && Object.hasOwn(parameters, member),
  );
  if (isManual) return { kind: 'onePage', parameters };
  const { [pagingParameter]: paging, ...others } = parameters;
  return { kind: 'allPages', parameters: others, paging: pagingConfigOf(paging) };
}

function pagingConfigOf(paging: unknown): PagingConfig {
  const given = isDict(paging) ? paging : {};
  const { StartingToken, PageSize, MaxItems } = given;
  return {
    ...(typeof StartingToken === 'string' ? { startingToken: StartingToken } : {}),
    ...(isInt(PageSize) ? { pageSize: PageSize } : {}),
    ...(isInt(MaxItems) ? { maxItems: MaxItems } : {}),
  };
}

function isInt(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
