import { describe, expect, test } from 'vitest';
import { importing, places } from './importing.js';

describe('a plan of Terraform', () => {
  const known = [
    'aws_iam_role.pipeline.arn=arn:aws:iam::000000000000:role/pipeline',
    'aws_s3_bucket.artifacts.id=artifacts',
    'stage.1.action.0.configuration.ProjectName=shop',
  ].flatMap((text) => ['--var', text]);

  test('tells what is known only after apply, and what that is made of', async () => {
    const { code, stdout, stderr } = await importing('plan.json');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(places('plan.json', stderr).map((line) => line.replace(/^\d+:\d+: /, ''))).toEqual([
      "role_arn is known only after it has been applied (aws_iam_role.pipeline.arn). Give it: --var 'aws_iam_role.pipeline.arn=…'.",
      "stage.1.action.0.configuration.ProjectName is known only after it has been applied (aws_codebuild_project.build.name). Give it: --var 'stage.1.action.0.configuration.ProjectName=…'.",
      "artifact_store.0.location is known only after it has been applied (aws_s3_bucket.artifacts.id). Give it: --var 'aws_s3_bucket.artifacts.id=…'.",
    ]);
  });

  test('becomes a declaration with what it is told', async () => {
    const { code, stdout } = await importing('plan.json', ...known);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      name: 'shop',
      roleArn: 'arn:aws:iam::000000000000:role/pipeline',
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [
        {
          name: 'Source',
          actions: [
            {
              name: 'Fetch',
              actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
              configuration: { S3Bucket: 'sources', S3ObjectKey: 'shop.zip' },
              outputArtifacts: [{ name: 'Package' }],
              namespace: 'Src',
            },
          ],
        },
        {
          name: 'Build',
          actions: [
            {
              name: 'Compile',
              actionTypeId: {
                category: 'Build',
                owner: 'AWS',
                provider: 'CodeBuild',
                version: '1',
              },
              configuration: { ProjectName: 'shop' },
              outputArtifacts: [{ name: 'Built' }],
              inputArtifacts: [{ name: 'Package' }],
            },
          ],
          onFailure: { result: 'RETRY', retryConfiguration: { retryMode: 'ALL_ACTIONS' } },
          beforeEntry: {
            conditions: [
              {
                result: 'FAIL',
                rules: [
                  {
                    name: 'Window',
                    ruleTypeId: {
                      category: 'Rule',
                      owner: 'AWS',
                      provider: 'DeploymentWindow',
                      version: '1',
                    },
                    configuration: { Cron: '* * 9-17 ? * MON-FRI' },
                    timeoutInMinutes: 5,
                  },
                ],
              },
            ],
          },
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
              timeoutInMinutes: 60,
            },
            {
              name: 'Publish',
              actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
              runOrder: 2,
              configuration: { BucketName: 'site', Extract: 'true' },
              inputArtifacts: [{ name: 'Built' }],
            },
          ],
        },
      ],
      executionMode: 'QUEUED',
      pipelineType: 'V2',
      variables: [{ name: 'STAGE', defaultValue: 'beta' }],
    });
  });

  test('that has been applied has everything in it, stores in several regions too', async () => {
    const { code, stdout, stderr } = await importing('state.json', '--create-input');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      pipeline: {
        artifactStores: {
          'eu-west-1': { type: 'S3', location: 'artifacts-eu' },
          'us-east-1': {
            type: 'S3',
            location: 'artifacts-us',
            encryptionKey: { id: 'alias/key', type: 'KMS' },
          },
        },
        triggers: [
          {
            gitConfiguration: {
              sourceActionName: 'Fetch',
              push: [{ branches: { includes: ['main'] } }],
              pullRequest: [{ events: ['OPEN'], branches: { includes: ['main'] } }],
            },
          },
        ],
      },
      tags: [{ key: 'team', value: 'shop' }],
    });
  });
});
