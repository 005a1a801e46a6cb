import type { Case } from '../comparison.js';
import { hardTexts } from '../generated/texts.js';
import { answered, called } from './lines.js';

const formats = ['json', 'text', 'table', 'yaml', 'yaml-stream'] as const;

const shown = (body: unknown, ...options: readonly string[]): Case =>
  answered(called('get-pipeline', '--name', 'x', ...options), { body });

const inAll = (body: unknown, ...options: readonly string[]): readonly Case[] =>
  formats.map((format) => shown(body, '--output', format, ...options));

const pipeline = {
  pipeline: {
    name: 'shop',
    roleArn: 'arn:aws:iam::111111111111:role/pipeline',
    artifactStore: { type: 'S3', location: 'artifacts' },
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'Fetch',
            actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
            runOrder: 1,
            configuration: { S3Bucket: 'sources', S3ObjectKey: 'shop.zip' },
            outputArtifacts: [{ name: 'Code' }],
            inputArtifacts: [],
          },
        ],
      },
      { name: 'Deploy', blockers: [], actions: [] },
    ],
    version: 3,
    executionMode: 'QUEUED',
    pipelineType: 'V2',
    variables: [{ name: 'one' }, { name: 'two', defaultValue: '2', description: 'the second' }],
  },
  metadata: {
    pipelineArn: 'arn:aws:codepipeline:eu-west-1:111111111111:shop',
    created: 1_700_000_000.25,
    updated: 1_772_323_200,
  },
};

const queries = [
  'pipeline',
  'pipeline.name',
  'pipeline.version',
  'pipeline.stages',
  'pipeline.stages[].name',
  'pipeline.stages[*].actions[].name',
  'pipeline.stages[*].actions[*].name',
  'pipeline.stages[0].actions[0].configuration',
  'pipeline.stages[].{stage: name, first: actions[0].name}',
  'pipeline.stages[].[name, length(actions)]',
  'pipeline.[name, version]',
  'pipeline.{z: name, a: version}',
  'pipeline.variables',
  'pipeline.variables[].[name, defaultValue]',
  'pipeline.variables[].description',
  'metadata.created',
  'metadata.[created, updated]',
  'missing',
  'missing.more',
  '`null`',
  '`true`',
  '`false`',
  '`1.0`',
  '`1e30`',
  '`-0.0`',
  '`[]`',
  '`{}`',
  '`[[]]`',
  '`[{}]`',
  '`[1, "a", null, true, 2.5]`',
  '`[[1, 2], [3, 4]]`',
  '`[[1, 2], [3]]`',
  '`[[1, [2, 3]], [4, []]]`',
  '`[{"a": 1}, {"b": 2}]`',
  '`[{"a": 1}, 2]`',
  '`[1, {"a": 1}]`',
  '`[[1], 2]`',
  '`{"a": {"b": {"c": 1}}}`',
  '`{"a": [], "b": {}}`',
  '`{"a": [1, 2], "b": [[1], [2]]}`',
  '`{"b": 1, "B": 2, "_": 3, "1": 4}`',
  '`{"10": "ten", "9": "nine"}`',
  '`{"a": null, "b": ""}`',
  "'text'",
  "''",
  '`"grüße 日本"`',
  '`"line\\nbreak"`',
  'to_string(pipeline)',
  'keys(pipeline)',
  'length(pipeline.stages)',
  'sort_by(pipeline.stages, &name)[].name',
  'join(`, `, pipeline.stages[].name)',
  'sum(`[0.1, 0.2]`)',
  'avg(`[1, 2]`)',
  'to_number(`"1e3"`)',
  'type(@)',
  '@',
  '*',
  'unheard_of(@)',
  'length(`1`)',
  'pipeline.stages[',
  '',
  ' ',
  'a b',
];

/** What answers look like in each format, whole and queried. */
export const outputCases: readonly Case[] = [
  ...inAll(pipeline),
  ...inAll({}),
  ...inAll({ pipeline: {} }),
  ...inAll({ pipeline: { stages: [] } }),
  ...inAll({ pipeline: { name: 'only' } }),
  ...inAll({ pipeline: { name: 'x', stages: [{}, { name: 'a' }] } }),
  ...inAll({ pipeline: { stages: [{ name: 'a', actions: [{ name: 'b' }] }, { name: 'c' }] } }),
  ...inAll({ pipeline: { variables: [{ name: 'a' }, { defaultValue: 'b' }, {}] } }),
  ...inAll({
    pipeline: { artifactStores: { 'eu-west-1': { type: 'S3' }, 'a-1': { location: 'l' } } },
  }),
  ...inAll({ metadata: { created: 0, updated: -1.5 } }),
  ...inAll({
    metadata: { created: '2026-03-01T00:00:00Z', updated: '2026-03-01T00:00:00.123+02:00' },
  }),
  ...inAll({ metadata: { created: 1_700_000_000.999999, updated: 1_700_000_000.000_001 } }),
  ...inAll({ pipeline: { version: 1.5, name: 5, roleArn: true } }),
  ...inAll({ pipeline: { version: 1e30, name: 1e-7, roleArn: [1, 'a'] } }),
  ...queries.flatMap((query) => inAll(pipeline, '--query', query)),
  ...inAll(pipeline, '--query', 'pipeline.stages[].name', '--color', 'on'),
  ...inAll(pipeline, '--color', 'on'),
];

// Characters beyond the basic plane are escaped in YAML by older versions, and are not by the current one.
const isShownAlike = (text: string): boolean => !/[\u{10000}-\u{10ffff}]/u.test(text);

/** Texts that formats have to quote, fold or measure. */
export const hardTextCases: readonly Case[] = formats.flatMap((format) =>
  hardTexts
    .filter((text) => !format.startsWith('yaml') || isShownAlike(text))
    .map((text) =>
      answered(called('list-tags-for-resource', '--resource-arn', 'arn', '--output', format), {
        body: { tags: [{ key: text, value: 'v' }, { key: 'k', value: text }, { value: text }] },
      }),
    ),
);

/** The same as keys of maps. */
export const hardKeyCases: readonly Case[] = (['json', 'text', 'table', 'yaml'] as const).map(
  (format) =>
    shown(
      {
        pipeline: {
          stages: [
            {
              actions: [
                {
                  configuration: Object.fromEntries(
                    hardTexts.filter(isShownAlike).map((text, index) => [text, `${index}`]),
                  ),
                },
              ],
            },
          ],
        },
      },
      '--output',
      format,
    ),
);
