/** What the resources of a template answer to `Ref` and `Fn::GetAtt`, where their name settles it. */
export interface ResourceFacts {
  /** The property that names it. Without it CloudFormation makes up a name, which nobody knows before. */
  readonly nameProperty: string;
  readonly ref: 'name' | 'arn' | 'unknown';
  /** Attributes that are the name. */
  readonly nameAttributes?: readonly string[];
  /** Attributes that are the ARN. */
  readonly arnAttributes?: readonly string[];
  /** With `{name}`, `{region}`, `{account}`, `{partition}` and `{path}` in it. */
  readonly arn: string;
}

const regional = (service: string, resource: string): string =>
  `arn:{partition}:${service}:{region}:{account}:${resource}`;

const arnAttributes = ['Arn'];

export const resourceFacts: Readonly<Record<string, ResourceFacts>> = {
  'AWS::CodeBuild::Project': {
    nameProperty: 'Name',
    ref: 'name',
    arnAttributes,
    arn: regional('codebuild', 'project/{name}'),
  },
  'AWS::CodeCommit::Repository': {
    nameProperty: 'RepositoryName',
    ref: 'unknown',
    nameAttributes: ['Name'],
    arnAttributes,
    arn: regional('codecommit', '{name}'),
  },
  'AWS::CodeDeploy::Application': {
    nameProperty: 'ApplicationName',
    ref: 'name',
    arn: regional('codedeploy', 'application:{name}'),
  },
  'AWS::CodeDeploy::DeploymentGroup': {
    nameProperty: 'DeploymentGroupName',
    ref: 'name',
    arn: regional('codedeploy', 'deploymentgroup:{name}'),
  },
  'AWS::CodePipeline::Pipeline': {
    nameProperty: 'Name',
    ref: 'name',
    arn: regional('codepipeline', '{name}'),
  },
  'AWS::ECR::Repository': {
    nameProperty: 'RepositoryName',
    ref: 'name',
    arnAttributes,
    arn: regional('ecr', 'repository/{name}'),
  },
  'AWS::ECS::Cluster': {
    nameProperty: 'ClusterName',
    ref: 'name',
    arnAttributes,
    arn: regional('ecs', 'cluster/{name}'),
  },
  'AWS::ECS::Service': {
    nameProperty: 'ServiceName',
    ref: 'unknown',
    nameAttributes: ['Name'],
    arn: regional('ecs', 'service/{name}'),
  },
  'AWS::ElasticBeanstalk::Application': {
    nameProperty: 'ApplicationName',
    ref: 'name',
    arn: regional('elasticbeanstalk', 'application/{name}'),
  },
  'AWS::ElasticBeanstalk::Environment': {
    nameProperty: 'EnvironmentName',
    ref: 'name',
    arn: regional('elasticbeanstalk', 'environment/{name}'),
  },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    ref: 'name',
    arnAttributes,
    arn: 'arn:{partition}:iam::{account}:role{path}{name}',
  },
  'AWS::KMS::Alias': {
    nameProperty: 'AliasName',
    ref: 'name',
    arn: regional('kms', '{name}'),
  },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    ref: 'name',
    arnAttributes,
    arn: regional('lambda', 'function:{name}'),
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    ref: 'name',
    arnAttributes,
    arn: 'arn:{partition}:s3:::{name}',
  },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    ref: 'arn',
    nameAttributes: ['TopicName'],
    arnAttributes: ['TopicArn'],
    arn: regional('sns', '{name}'),
  },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    ref: 'arn',
    nameAttributes: ['Name'],
    arnAttributes,
    arn: regional('states', 'stateMachine:{name}'),
  },
};
