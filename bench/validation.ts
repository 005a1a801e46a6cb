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
  return figuresOf([
    {
      name: `(f) deserialize + validate, ${(text.length / 1000).toFixed(1)} kB CreatePipeline`,
      target: 'target < 50 µs',
      call: () => {
        const input = deserialize(CreatePipelineInput, body);
        return input.ok && validate(CreatePipelineInput, input.value);
      },
    },
    {
      name: '(f) serialize the same',
      target: 'target < 50 µs',
      call: () => serialize(CreatePipelineInput, read.value),
    },
    {
      name: '(f) JSON.parse of the same',
      target: 'for comparison',
      call: () => JSON.parse(text),
    },
  ]);
}

interface Measured {
  readonly name: string;
  readonly target: string;
  readonly call: () => unknown;
}

const rounds = 40;
const callsPerRound = 500;

/**
 * The best of many short rounds, taken in turn, so that a machine that is slow for a while is slow
 * for all that is measured.
 */
function figuresOf(measured: readonly Measured[]): readonly Figure[] {
  const perRound = Array.from({ length: rounds }, () =>
    measured.map(({ call }) => microsecondsOf(call)),
  );
  return measured.map(({ name, target }, index) => {
    const best = Math.min(...perRound.flatMap((round) => round[index] ?? []));
    return { name, value: Number(best.toFixed(1)), unit: 'µs', target };
  });
}

/** Processor time, so that what else the machine does does not count. */
function microsecondsOf(call: () => unknown): number {
  const start = process.cpuUsage();
  for (let made = 0; made < callsPerRound; made += 1) call();
  return process.cpuUsage(start).user / callsPerRound;
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
