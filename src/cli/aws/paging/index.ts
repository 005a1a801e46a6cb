import {
  type Operation,
  type OperationName,
  operations,
  type Paginator,
} from '../../../model/index.js';
import { generalError } from '../cli-error.js';
import type { PagedResponse, PagingConfig } from '../contract.js';
import { isPythonEqual } from '../jmespath/compare.js';
import { isDict, memberOf, textOf } from '../python-dict.js';
import { writeResumeToken } from './resume-token.js';
import { type NextToken, readStartingToken, shownKey } from './starting-token.js';

type Parameters = Readonly<Record<string, unknown>>;

type Call = (parameters: Parameters) => Promise<unknown>;

/**
 * The pages of an operation's result, each requested when it is read, cut after `maxItems` elements.
 * May be read once.
 */
export function paginate(
  operation: OperationName,
  parameters: Parameters,
  paging: PagingConfig,
  call: Call,
): PagedResponse {
  const { paginator }: Operation = operations[operation];
  if (paginator === undefined) throw new RangeError(`${operation} has no pages`);
  let resumeToken: string | undefined;
  const pages = readPages({
    paginator,
    parameters,
    paging,
    call,
    resumeWith: (token) => {
      resumeToken = writeResumeToken(token, paginator.inputToken);
    },
  });
  return {
    resultKey: paginator.resultKey,
    resumeToken: () => resumeToken,
    [Symbol.asyncIterator]: () => pages,
  };
}

interface Paging {
  readonly paginator: Paginator;
  readonly parameters: Parameters;
  readonly paging: PagingConfig;
  readonly call: Call;
  readonly resumeWith: (token: NextToken) => void;
}

async function* readPages(given: Paging): AsyncGenerator<unknown, void, void> {
  const { paginator, paging, call, resumeWith } = given;
  const itemsMax =
    paging.maxItems === undefined ? Number.POSITIVE_INFINITY : Number(paging.maxItems);
  let { parameters, token, shown } = startOf(given);
  let previous: unknown;
  for (let total = 0; ; ) {
    const page = withoutShown(await call(parameters), paginator, shown);
    const elements = elementsOf(page, paginator);
    const room = itemsMax - total;
    if (elements.length > room) {
      // With less than no room, what is left out counts from the end.
      resumeWith({ ...token, [shownKey]: room + (shown ?? 0) });
      yield { ...Object(page), [paginator.resultKey]: elements.slice(0, room) };
      return;
    }
    yield page;
    total += elements.length;
    const next = tokenOf(page, paginator);
    if (next === undefined) return;
    token = { [paginator.inputToken]: next };
    if (total === itemsMax) {
      resumeWith(token);
      return;
    }
    if (previous !== undefined && isPythonEqual(previous, next)) throw receivedTwice(token);
    parameters = withToken(parameters, token);
    previous = next;
    shown = undefined;
  }
}

interface Start {
  readonly parameters: Parameters;
  /** What asks for the first page. */
  readonly token: NextToken;
  /** How much of it has been shown, if it is gone on with. */
  readonly shown: number | undefined;
}

function startOf({ paginator, parameters, paging }: Paging): Start {
  const { inputToken, limitKey } = paginator;
  const { startingToken, pageSize } = paging;
  const size = limitKey === undefined || pageSize === undefined ? {} : { [limitKey]: pageSize };
  if (startingToken === undefined) {
    return {
      parameters: { ...parameters, ...size },
      token: { [inputToken]: null },
      shown: undefined,
    };
  }
  const { token, shown } = readStartingToken(startingToken, inputToken);
  return { parameters: { ...withToken(parameters, token), ...size }, token, shown };
}

function withToken(parameters: Parameters, token: NextToken): Parameters {
  const isNone = (value: unknown) => value === null || value === 'None';
  const members = Object.entries({ ...parameters, ...token });
  return Object.fromEntries(
    members.filter(([name, value]) => !(Object.hasOwn(token, name) && isNone(value))),
  );
}

function withoutShown(page: unknown, { resultKey }: Paginator, shown: number | undefined): unknown {
  if (shown === undefined) return page;
  const result = isDict(page) ? memberOf(page, resultKey) : undefined;
  if (!Array.isArray(result)) return { ...Object(page), [resultKey]: null };
  if (Number.isNaN(shown)) {
    throw generalError('slice indices must be integers or None or have an __index__ method');
  }
  return { ...Object(page), [resultKey]: result.slice(shown) };
}

function elementsOf(page: unknown, { resultKey }: Paginator): readonly unknown[] {
  const result = isDict(page) ? memberOf(page, resultKey) : undefined;
  return Array.isArray(result) ? result : [];
}

// What is empty is no token.
function tokenOf(page: unknown, { outputToken }: Paginator): unknown {
  const token = isDict(page) ? memberOf(page, outputToken) : undefined;
  return token === null || token === '' ? undefined : token;
}

function receivedTwice(token: NextToken): Error {
  return generalError(
    `Error during pagination: The same next token was received twice: ${textOf(token)}`,
  );
}
