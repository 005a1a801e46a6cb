import { CreatePipelineInput, deserialize, serialize, validate } from '../src/model/index.js';
import type { Figure } from './figure.js';

/** What it costs to read and check a CreatePipeline of about 10 kB with ten stages. */
export async function benchValidation(): Promise<readonly Figure[]> {
  const text = JSON.stringify({ pipeline: pipelineOfTenStages() });
  const body: unknown = JSON.parse(text);
  const read = deserialize(CreatePipelineInput, body);
  if (!read.ok) throw new Error(`The sample is not a CreatePipeline: ${read.message}`);
  if (validate(CreatePipelineInput, read.value).length > 0)
    throw new Error('The sample is invalid.');
  return [
    {
      name: `(f) deserialize + validate, ${(text.length / 1000).toFixed(1)} kB CreatePipeline`,
      value: microsecondsOf(() => {
        const input = deserialize(CreatePipelineInput, body);
        return input.ok && validate(CreatePipelineInput, input.value);
      }),
      unit: 'µs',
      target: 'target < 50 µs',
    },
    {
      name: '(f) serialize the same',
      value: microsecondsOf(() => serialize(CreatePipelineInput, read.value)),
      unit: 'µs',
      target: 'target < 50 µs',
    },
    {
      name: '(f) JSON.parse of the same',
      value: microsecondsOf(() => JSON.parse(text)),
      unit: 'µs',
      target: 'for comparison',
    },
  ];
}

const rounds = 5;
const callsPerRound = 4000;

/** Processor time, so that what else the machine does does not count; the best of some rounds. */
function microsecondsOf(call: () => unknown): number {
  const perRound = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    for (let made = 0; made < callsPerRound; made += 1) call();
    return process.cpuUsage(start).user / callsPerRound;
  });
  return Number(Math.min(...perRound).toFixed(1));
}

function pipelineOfTenStages() {
  return {
    name: 'storefront-release',
    roleArn: 'arn:aws:iam::123456789012:role/service/CodePipelineServiceRole',
    artifactStore: { type: 'S3', location: 'artifacts-eu-west-1-123456789012' },
    pipelineType: 'V2',
    executionMode: 'QUEUED',
    stages: Array.from({ length: 10 }, (_, index) => ({
      name: `Stage-${index}`,
      actions: [buildAction(index, 1), buildAction(index, 2)],
    })),
  };
}

function buildAction(stage: number, runOrder: number) {
  return {
    name: `Build-${stage}.${runOrder}`,
    actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
    runOrder,
    configuration: {
      ProjectName: `storefront-build-${stage}`,
      PrimarySource: 'SourceOutput',
      EnvironmentVariables: `[{"name":"STAGE","value":"${stage}","type":"PLAINTEXT"}]`,
      BatchEnabled: 'false',
    },
    inputArtifacts: [{ name: 'SourceOutput' }],
    outputArtifacts: [{ name: `BuildOutput_${stage}_${runOrder}` }],
    roleArn: 'arn:aws:iam::123456789012:role/service/CodeBuildActionRole',
    region: 'eu-west-1',
    namespace: `BuildVariables_${stage}_${runOrder}`,
  };
}
