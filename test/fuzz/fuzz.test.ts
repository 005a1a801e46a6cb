import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedOperationName, servedOperations } from '../../src/model/index.js';
import { arbitraryOf, mutated } from '../support/arbitrary-shape.js';
import { stockClients } from '../support/clients.js';
import { type RawClient, rawClient } from '../support/raw-client.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { createPipeline, jobsPipeline, registerType } from '../support/story.js';

// PIPEWRIGHT_FUZZ=1000000 npm test test/fuzz: as many as asked.
const requests = Number(process.env['PIPEWRIGHT_FUZZ'] ?? 20_000);
const connections = 20;
const pipelineName = 'Fuzzed';
const provider = 'Fuzz';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let raw: RawClient;
beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path, args: ['--log-level', 'warn'] });
  raw = rawClient(server, connections);
  const clients = stockClients(server);
  await registerType(clients.codepipeline, 'Source', provider);
  await registerType(clients.codepipeline, 'Build', provider);
  await createPipeline(
    clients.codepipeline,
    jobsPipeline(pipelineName, { provider, stages: 2, actions: 2 }),
  );
  clients.close();
});
afterAll(async () => {
  raw.close();
  await server.stop();
  await data.remove();
});

interface FuzzedRequest {
  readonly operation: string;
  readonly body: string;
}

const operationNames = Object.keys(servedOperations) as ServedOperationName[];

// Names of things that are there make requests get past the first look-up.
const aimed = (input: unknown): unknown => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const known: Record<string, string> = {
    name: pipelineName,
    pipelineName,
    stageName: 'Stage1',
    actionName: 'Action1',
  };
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      typeof value === 'string' && known[key] !== undefined ? known[key] : value,
    ]),
  );
};

const wellFormed = (operation: ServedOperationName): fc.Arbitrary<FuzzedRequest> => {
  const { input } = servedOperations[operation];
  return fc
    .oneof(
      { arbitrary: arbitraryOf(input), weight: 3 },
      { arbitrary: arbitraryOf(input).map(aimed), weight: 4 },
      { arbitrary: mutated(input), weight: 3 },
    )
    .map((value) => ({ operation, body: JSON.stringify(value) ?? '' }));
};

const garbage: fc.Arbitrary<FuzzedRequest> = fc.record({
  operation: fc.oneof(
    fc.constantFrom(...operationNames),
    fc.constant('Nonsense'),
    fc.constant('__proto__'),
  ),
  body: fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom(
      '',
      '[]',
      'null',
      '{"__proto__":{"a":1}}',
      '{"name":"\\u0000"}',
      '{"name":"\\ud800"}',
    ),
  ),
});

const anyRequest = fc.oneof(
  { arbitrary: fc.constantFrom(...operationNames).chain(wellFormed), weight: 9 },
  { arbitrary: garbage, weight: 1 },
);

const isParseable = (body: string): boolean => {
  if (body === '') return true;
  try {
    return typeof JSON.parse(body) === 'object';
  } catch {
    return false;
  }
};

test(`${requests} generated requests never meet a 5xx and always get a body that parses`, async () => {
  const seed = Number(process.env['PIPEWRIGHT_FUZZ_SEED'] ?? Date.now() % 2 ** 31);
  const perRound = 2_000;
  const statuses = new Map<number, number>();
  for (let done = 0; done < requests; done += perRound) {
    const count = Math.min(perRound, requests - done);
    const sample = fc.sample(anyRequest, { numRuns: count, seed: seed + done });
    let next = 0;
    const send = async (): Promise<void> => {
      while (next < sample.length) {
        const one = sample[next];
        next += 1;
        if (!one) return;
        const answer = await raw.call(one.operation, one.body);
        const what = `seed=${seed} ${one.operation} ${one.body.slice(0, 2_000)} → ${answer.status} ${answer.body.slice(0, 500)}`;
        if (answer.status >= 500 || !isParseable(answer.body)) throw new Error(what);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: connections }, send));
  }
  // Both sides of validation were reached.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(requests / 50);
  expect(statuses.get(400) ?? 0).toBeGreaterThan(requests / 50);
}, 600_000);
