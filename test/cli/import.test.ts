import { describe, expect, test } from 'vitest';
import { fixture, importing, places } from './importing.js';
import { runOurCli } from './our-cli.js';

describe('a CloudFormation template', () => {
  const known = ['ArtifactBucket=artifacts', 'Connection=arn:aws:connection', 'Site=site'].flatMap(
    (text) => ['--parameters', text],
  );

  test('becomes the declaration that its functions come to', async () => {
    const { code, stdout } = await importing('template.yaml', ...known);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      name: 'shop-beta',
      roleArn: 'arn:aws:iam::000000000000:role/delivery/beta-pipeline',
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [
        {
          name: 'Source',
          actions: [
            {
              name: 'Fetch',
              actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
              configuration: {
                S3Bucket: 'sources-us-east-1',
                S3ObjectKey: 'shop.zip',
                PollForSourceChanges: 'false',
              },
              outputArtifacts: [{ name: 'Package' }],
            },
            {
              name: 'Clone',
              actionTypeId: {
                category: 'Source',
                owner: 'AWS',
                provider: 'CodeStarSourceConnection',
                version: '1',
              },
              configuration: {
                ConnectionArn: 'arn:aws:connection',
                FullRepositoryId: 'example/shop',
                BranchName: 'main',
              },
              outputArtifacts: [{ name: 'Code' }],
            },
          ],
        },
        {
          name: 'Release',
          actions: [
            {
              name: 'Approve',
              actionTypeId: {
                category: 'Approval',
                owner: 'AWS',
                provider: 'Manual',
                version: '1',
              },
              runOrder: 1,
              configuration: { CustomData: `Release c2hvcA== of \${literal} to beta?` },
              timeoutInMinutes: 60,
            },
            {
              name: 'Publish',
              actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
              runOrder: 2,
              configuration: { BucketName: 'site', Extract: 'true' },
              inputArtifacts: [{ name: 'Package' }],
            },
          ],
          onFailure: { result: 'ROLLBACK' },
        },
      ],
      pipelineType: 'V2',
      variables: [{ name: 'LEVEL', defaultValue: '1' }],
      triggers: [
        {
          providerType: 'CodeStarSourceConnection',
          gitConfiguration: {
            sourceActionName: 'Clone',
            push: [{ branches: { includes: ['main', 'release'] } }],
          },
        },
      ],
    });
  });

  test('is taken as its parameters say', async () => {
    const { stdout } = await importing(
      'template.yaml',
      ...known,
      '--parameters',
      'Environment=prod',
      '--region',
      'eu-west-1',
      '--account-id',
      '123456789012',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'shop-prod',
      roleArn: 'arn:aws:iam::123456789012:role/delivery/prod-pipeline',
      executionMode: 'QUEUED',
      stages: [
        { actions: [{ configuration: { S3Bucket: 'sources-eu-west-1' } }, {}] },
        { actions: [{ timeoutInMinutes: 1440 }, {}] },
      ],
    });
  });

  test('tells where it says what is not known, and prints nothing', async () => {
    const { code, stdout, stderr } = await importing('template.yaml');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(places('template.yaml', stderr)).toEqual([
      '37:33: RestartExecutionOnUpdate has no place in a declaration: start an execution after an update.',
      "52:11: A disabled transition has no place in a declaration: disable the one into Release when the pipeline is there (disable-stage-transition --reason 'not before the fair').",
      "40:24: The parameter ArtifactBucket has no default. Give it: --parameters 'ArtifactBucket=…'.",
      "71:45: Connection is exported by another stack. Give it: --parameters 'Connection=…'.",
      "94:34: Site (AWS::S3::Bucket) is made up when the stack is deployed. Give it: --parameters 'Site=…'.",
    ]);
  });

  test('is printed with placeholders by who is lenient', async () => {
    const { code, stdout } = await importing('template.yaml', '--lenient');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).artifactStore.location).toBe(`\${ArtifactBucket}`);
  });

  test('has its tags beside the declaration, as create-pipeline takes them', async () => {
    const { stdout } = await importing('template.yaml', ...known, '--create-input');
    expect(JSON.parse(stdout)).toMatchObject({
      pipeline: { name: 'shop-beta' },
      tags: [{ key: 'team', value: 'beta' }],
    });
  });

  test('of the CDK has names that are made up, and may have no name for the pipeline', async () => {
    const name = 'cdk.template.json';
    const { code, stderr } = await importing(name);
    expect(code).toBe(1);
    expect(places(name, stderr)).toEqual([
      '14:4: The template gives the pipeline no name: Shop0C1D is taken, by which the template calls it.',
      "16:27: ArtifactsBucket2AAC5544 (AWS::S3::Bucket) is made up when the stack is deployed. Give it: --parameters 'ArtifactsBucket2AAC5544=…'.",
      "19:18: ShopRole9A1B.Arn (AWS::IAM::Role) is made up when the stack is deployed. Give it: --parameters 'ShopRole9A1B.Arn=…'.",
    ]);
  });
});

test('of several pipelines one has to be named, by its name or its id', async () => {
  const { code, stderr } = await importing('two.yaml');
  expect(code).toBe(252);
  expect(stderr).toContain('has 2 pipelines: say which by --name.\n  First  one\n  Second  two\n');
  for (const name of ['Second', 'two']) {
    const { stdout } = await importing('two.yaml', '--name', name);
    expect(JSON.parse(stdout).name).toBe('two');
  }
  expect(await importing('two.yaml', '--name', 'three')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has no pipeline three. These are there:\n  First  one\n'),
  });
});

test.each([
  [['import'], 'FILE is missing.'],
  [['import', 'test/cli/fixtures/validate/sound.yaml'], 'is neither a template of CloudFormation'],
  [['import', 'test/cli/fixtures/validate/not.json'], 'not.json:4:1: Expecting property name'],
  [['import', 'nowhere.yaml'], 'nowhere.yaml cannot be read: there is no such file.'],
  [['import', fixture('two.yaml'), '--parameters', 'x'], "--parameters takes NAME=VALUE, not 'x'."],
])('%j is wrong use', async (args, message) => {
  const { code, stdout, stderr } = await runOurCli(args, {});
  expect({ code, stdout }).toEqual({ code: 252, stdout: '' });
  expect(stderr).toContain(message);
});
