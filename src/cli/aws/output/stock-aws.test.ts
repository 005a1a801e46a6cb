import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { nastyText } from '../../../../test/support/nasty-text.js';
import { printedBy } from '../../../../test/support/printed-by.js';
import { type ProgramEnd, runProgram } from '../../../../test/support/run-program.js';
import { writeStockModel } from '../../../../test/support/stock-model.js';
import { stockPrograms, testWith } from '../../../../test/support/stock-programs.js';
import { arbitraryOf } from '../../../../test/support/valid-value.js';
import { type Operation, type OperationName, operations, serialize } from '../../../model/index.js';
import { CliError } from '../cli-error.js';
import type { CliResponse } from '../contract.js';
import { commandNameOf } from '../grammar/command-name.js';
import { paginate } from '../paging/index.js';
import { parseResponse } from './parse-response.js';

/** What is asked for, and what the service answers: one body for each request. */
interface Case {
  readonly operation: OperationName;
  readonly bodies: readonly string[];
  readonly format: string;
  readonly query?: string;
  readonly maxItems?: number;
  readonly isColored?: boolean;
}

/** Answers each case, known by the path, with its bodies in turn. */
const startStub = async (cases: readonly Case[]): Promise<Server> => {
  const bodies = cases.map((one) => [...one.bodies]);
  const server = createServer((request, response) => {
    const place = Number(request.url?.split('/')[1]);
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(bodies[place]?.shift() ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const text = nastyText.filter((it) => !/[\u{10000}-\u{10ffff}]/u.test(it));

/** The same value with other texts, one after the other. */
const withTexts = (value: unknown, texts: readonly string[]): unknown => {
  let next = 0;
  const replaced = (inner: unknown): unknown => {
    if (typeof inner === 'string') return texts[next++ % texts.length];
    if (Array.isArray(inner)) return inner.map(replaced);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([key, member]) => [
        /^\w+$/.test(key) ? key : `key ${next++}`,
        replaced(member),
      ]),
    );
  };
  return replaced(value);
};

const sampleOf = <T>(values: fc.Arbitrary<T>, count: number, seed: number): readonly T[] =>
  fc.sample(values, { numRuns: count, seed });

const bodiesOf = (name: OperationName, seed: number): readonly string[] => {
  const { output, paginator }: Operation = operations[name];
  if (output === undefined) return [''];
  const values = sampleOf(arbitraryOf(output), paginator === undefined ? 1 : 3, seed);
  return values.map((value, at) => {
    const texts = sampleOf(text, 50, seed + at);
    const body = Object(withTexts(serialize(output, value), texts));
    const { outputToken = '' } = paginator ?? {};
    delete body[outputToken];
    return JSON.stringify(at < values.length - 1 ? { ...body, [outputToken]: `t${at}` } : body);
  });
};

const cases: readonly Case[] = (
  [
    ['GetPipelineState', 'json'],
    ['GetPipelineState', 'text'],
    ['GetPipelineState', 'table'],
    ['GetPipelineState', 'yaml'],
    ['GetPipelineExecution', 'yaml-stream'],
    ['GetPipeline', 'json', { query: 'pipeline.[name, stages[].name, stages[].name]' }],
    ['GetPipeline', 'yaml', { query: 'pipeline.[stages[0], stages[0], stages[*].actions[]]' }],
    ['GetPipeline', 'table', { isColored: true }],
    ['GetPipeline', 'text', { query: 'pipeline.stages[].{N: name, A: actions[].name}' }],
    ['GetPipeline', 'table', { query: 'pipeline.stages[].[name, actions]' }],
    ['GetJobDetails', 'yaml'],
    ['GetActionType', 'text'],
    ['PollForJobs', 'table'],
    ['PollForJobs', 'yaml', { query: 'jobs[].data.actionConfiguration' }],
    ['ListActionExecutions', 'json'],
    ['ListActionExecutions', 'text', { query: 'length(actionExecutionDetails)' }],
    ['ListActionExecutions', 'yaml', { maxItems: 2 }],
    ['ListPipelineExecutions', 'table', { maxItems: 1 }],
    ['ListRuleExecutions', 'yaml-stream', { query: 'ruleExecutionDetails[].ruleName' }],
    ['ListTagsForResource', 'text', { maxItems: 1 }],
    ['ListTagsForResource', 'json', { maxItems: 0 }],
    ['ListWebhooks', 'table', { query: 'webhooks[].tags[]' }],
    ['ListWebhooks', 'json', { query: 'sum(webhooks)' }],
    ['DeletePipeline', 'yaml-stream'],
    ['ListPipelines', 'json', { query: 'avg(pipelines[].version) || keys(@) && sort(' }],
    ['UntagResource', 'text'],
  ] as const satisfies readonly (readonly [OperationName, string, object?])[]
).map(([operation, format, more = {}], seed) => ({
  operation,
  format,
  bodies: bodiesOf(operation, seed),
  ...more,
}));

describe('the stock AWS command line', () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stock-aws-'));
    await writeStockModel(join(folder, 'model'));
    server = await startStub(cases);
  });

  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const runStock = (one: Case, place: number): Promise<ProgramEnd> => {
    const { port } = server.address() as AddressInfo;
    const { operation, format, query, maxItems, isColored } = one;
    const { input, paginator }: Operation = operations[operation];
    const [parameters] = sampleOf(arbitraryOf(input), 1, place);
    const given = Object(serialize(input, parameters));
    delete given[paginator?.inputToken ?? ''];
    delete given[paginator?.limitKey ?? ''];
    return runProgram(
      stockPrograms.aws ?? 'aws',
      [
        ...['codepipeline', commandNameOf(operation), '--cli-input-json', JSON.stringify(given)],
        ...['--endpoint-url', `http://127.0.0.1:${port}/${place}`, '--output', format],
        ...(query === undefined ? [] : ['--query', query]),
        ...(maxItems === undefined ? [] : ['--max-items', String(maxItems)]),
        ...(isColored === true ? ['--color', 'on'] : []),
      ],
      {
        env: {
          PATH: process.env['PATH'] ?? '',
          HOME: folder,
          LC_ALL: 'C.UTF-8',
          AWS_DATA_PATH: join(folder, 'model'),
          AWS_ACCESS_KEY_ID: 'a',
          AWS_SECRET_ACCESS_KEY: 'b',
          AWS_DEFAULT_REGION: 'us-east-1',
          ...(process.env['TZ'] === undefined ? {} : { TZ: process.env['TZ'] }),
        },
      },
    );
  };

  for (const [place, one] of cases.entries()) {
    const { operation, format, query = 'all', maxItems = 'all' } = one;
    testWith(['aws'])(
      `prints ${operation} as ${format} as we do: ${query}, ${maxItems}`,
      async () => {
        const [stock, ours] = await Promise.all([runStock(one, place), printOurs(one)]);
        expect(ours).toEqual(stock);
      },
    );
  }
});

const printOurs = async (one: Case): Promise<ProgramEnd> => {
  const { operation, format, query, maxItems, isColored = false } = one;
  const { output, paginator }: Operation = operations[operation];
  const bodies = [...one.bodies];
  const answer = async () => parseResponse(output, bodies.shift(), 'iso8601');
  const paging = maxItems === undefined ? {} : { maxItems };
  const response: CliResponse =
    paginator === undefined
      ? { kind: 'plain', value: await answer() }
      : { kind: 'paged', pages: paginate(operation, {}, paging, answer) };
  const { out, fault } = await printedBy(format, response, { query, title: operation, isColored });
  if (fault === undefined) return { code: 0, stdout: out, stderr: '' };
  if (!(fault instanceof CliError)) throw fault;
  return { code: fault.exitCode, stdout: out, stderr: `\n${fault.message}\n` };
};
