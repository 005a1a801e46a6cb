import {
  type CodePipelineClient,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  ListPipelinesCommand,
  paginateListActionExecutions,
  paginateListActionTypes,
  paginateListPipelineExecutions,
  paginateListPipelines,
  paginateListTagsForResource,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import {
  createPipeline,
  customType,
  jobsPipeline,
  nextJob,
  registerType,
} from '../support/story.js';

let client: CodePipelineClient;
const names = ['B', 'a', '_', '@', 'Z.1', 'Z-1', 'Z'];
liveServer(async ({ clients }) => {
  client = clients.codepipeline;
  await registerType(client, 'Source', 'Pages');
  await registerType(client, 'Build', 'Pages');
  for (const name of names) {
    await createPipeline(client, jobsPipeline(name, { provider: 'Pages', stages: 1, actions: 1 }));
  }
  for (let start = 0; start < 7; start += 1) {
    await client.send(new StartPipelineExecutionCommand({ name: 'Z' }));
  }
});

const gather = async <Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<{ readonly items: readonly Item[]; readonly pages: number }> => {
  const items: Item[] = [];
  let count = 0;
  for await (const page of pages) {
    items.push(...(itemsOf(page) ?? []));
    count += 1;
  }
  return { items, pages: count };
};

test.each([
  [1, 7],
  [3, 3],
  [7, 1],
  [8, 1],
])(
  'pipelines come in pages of %i, sorted by name, without a page too many',
  async (pageSize, pages) => {
    const listed = await gather(
      paginateListPipelines({ client, pageSize }, {}),
      (page) => page.pipelines,
    );
    expect(listed.items.map(({ name }) => name)).toEqual([...names].sort());
    expect(listed.pages).toBe(pages);
  },
);

test('executions come in pages, the newest first, and the same while others begin', async () => {
  const all = await gather(
    paginateListPipelineExecutions({ client }, { pipelineName: 'Z' }),
    (page) => page.pipelineExecutionSummaries,
  );
  expect(all.pages).toBe(1);
  const times = all.items.map(({ startTime }) => startTime?.getTime() ?? 0);
  expect(times).toEqual([...times].sort((one, other) => other - one));
  const pages = paginateListPipelineExecutions({ client, pageSize: 3 }, { pipelineName: 'Z' });
  const paged = await gather(pages, (page) => page.pipelineExecutionSummaries);
  expect(paged.pages).toBe(3);
  expect(paged.items.map((one) => one.pipelineExecutionId)).toEqual(
    all.items.map((one) => one.pipelineExecutionId),
  );

  const first = await client.send(
    new ListPipelineExecutionsCommand({ pipelineName: 'Z', maxResults: 3 }),
  );
  await client.send(new StartPipelineExecutionCommand({ name: 'Z' }));
  const second = await client.send(
    new ListPipelineExecutionsCommand({
      pipelineName: 'Z',
      maxResults: 3,
      nextToken: first.nextToken,
    }),
  );
  const ids = [first, second].flatMap(({ pipelineExecutionSummaries = [] }) =>
    pipelineExecutionSummaries.map((one) => one.pipelineExecutionId),
  );
  expect(ids).toEqual(all.items.slice(0, 6).map((one) => one.pipelineExecutionId));
});

test('action executions come in pages, all of them and those of one execution', async () => {
  const { data: job } = await nextJob(client, customType('Source', 'Pages'));
  const { pipelineName = '', pipelineExecutionId } = job?.pipelineContext ?? {};
  const pages = (filter?: { pipelineExecutionId: string | undefined }) =>
    gather(
      paginateListActionExecutions({ client, pageSize: 1 }, { pipelineName, filter }),
      (page) => page.actionExecutionDetails,
    );
  expect((await pages({ pipelineExecutionId })).items).toHaveLength(1);
  expect((await pages()).items.map(({ actionName }) => actionName)).toEqual(['Fetch']);
});

test('lists that are never long come as one page', async () => {
  const types = await gather(paginateListActionTypes({ client }, {}), (page) => page.actionTypes);
  expect(types.pages).toBe(1);
  expect(types.items.filter(({ id }) => id?.owner === 'Custom')).toHaveLength(2);
  const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Z';
  const tags = await gather(
    paginateListTagsForResource({ client, pageSize: 1 }, { resourceArn }),
    (page) => page.tags,
  );
  expect(tags).toEqual({ items: [], pages: 1 });
});

test('a token is good for its own list only', async () => {
  const { nextToken } = await client.send(new ListPipelinesCommand({ maxResults: 1 }));
  const refused = { name: 'InvalidNextTokenException', $metadata: { httpStatusCode: 400 } };
  for (const command of [
    () => client.send(new ListPipelineExecutionsCommand({ pipelineName: 'Z', nextToken })),
    () => client.send(new ListActionExecutionsCommand({ pipelineName: 'Z', nextToken })),
    () => client.send(new ListPipelinesCommand({ nextToken: `${nextToken}x` })),
    () => client.send(new ListPipelinesCommand({ nextToken: 'made up' })),
  ]) {
    await expect(command()).rejects.toMatchObject(refused);
  }
});
