import { between, builtIn, none, one, optional, required, secret } from './built-in.js';
import { cloudFormationActionTypes } from './cloud-formation.js';
import type { KnownActionType } from './known-action-type.js';

const awsConsole = 'https://console.aws.amazon.com';
const beanstalkUrl = `${awsConsole}/elasticbeanstalk/r/application/{Config:ApplicationName}`;

export const deployActionTypes: readonly KnownActionType[] = [
  builtIn(['Deploy', 'AWS', 'AppConfig'], {
    inputs: one,
    outputs: none,
    properties: [
      required('Application'),
      required('Environment'),
      required('ConfigurationProfile'),
      required('InputArtifactConfigurationPath'),
      optional('DeploymentStrategy'),
    ],
  }),
  ...cloudFormationActionTypes,
  builtIn(['Deploy', 'AWS', 'CodeDeploy'], {
    inputs: one,
    outputs: none,
    properties: [required('ApplicationName'), required('DeploymentGroupName')],
    settings: {
      entityUrlTemplate: `${awsConsole}/codedeploy/home?#/applications/{Config:ApplicationName}/deployment-groups/{Config:DeploymentGroupName}`,
      executionUrlTemplate: `${awsConsole}/codedeploy/home?#/deployments/{ExternalExecutionId}`,
    },
  }),
  builtIn(['Deploy', 'AWS', 'CodeDeployToECS'], {
    inputs: between(1, 5),
    outputs: none,
    properties: [
      required('ApplicationName'),
      required('DeploymentGroupName'),
      required('TaskDefinitionTemplateArtifact'),
      required('AppSpecTemplateArtifact'),
      optional('TaskDefinitionTemplatePath'),
      optional('AppSpecTemplatePath'),
      ...[1, 2, 3, 4].flatMap((number) => [
        optional(`Image${number}ArtifactName`),
        optional(`Image${number}ContainerName`),
      ]),
    ],
  }),
  builtIn(['Deploy', 'AWS', 'EC2'], {
    inputs: one,
    outputs: none,
    properties: [
      required('InstanceTagKey'),
      optional('InstanceTagValue'),
      required('InstanceType'),
      optional('TargetDirectory'),
      optional('DeploySpec'),
      optional('PreScript'),
      optional('PostScript'),
      optional('MaxBatch'),
      optional('MaxError'),
      optional('TargetGroupNameList'),
    ],
    requiresV2: true,
  }),
  builtIn(['Deploy', 'AWS', 'ECS'], {
    inputs: one,
    outputs: none,
    properties: [
      required('ClusterName'),
      required('ServiceName'),
      optional('FileName'),
      optional('DeploymentTimeout'),
    ],
  }),
  builtIn(['Deploy', 'AWS', 'EKS'], {
    inputs: one,
    outputs: none,
    properties: [
      required('ClusterName'),
      // Pipelines in use say ManifestFiles; the other spelling has been seen as well.
      optional('ManifestFiles'),
      optional('KubernetesManifestFiles'),
      optional('HelmChartLocation'),
      optional('HelmReleaseName'),
      optional('HelmValuesFiles'),
      optional('Namespace'),
      optional('Subnets'),
      optional('SecurityGroupIds'),
    ],
    requiresV2: true,
  }),
  builtIn(['Deploy', 'AWS', 'ElasticBeanstalk'], {
    inputs: one,
    outputs: none,
    properties: [required('ApplicationName'), required('EnvironmentName')],
    settings: { entityUrlTemplate: beanstalkUrl, executionUrlTemplate: beanstalkUrl },
  }),
  builtIn(['Deploy', 'AWS', 'Lambda'], {
    // Without an artifact it puts a version live that has been published before.
    inputs: between(0, 1),
    outputs: none,
    properties: [
      required('FunctionName'),
      optional('FunctionAlias'),
      optional('PublishedTargetVersion'),
      optional('DeployStrategy'),
      optional('Alarms'),
    ],
    requiresV2: true,
  }),
  builtIn(['Deploy', 'AWS', 'OpsWorks'], {
    inputs: one,
    outputs: none,
    properties: [required('Stack'), required('App'), optional('Layer')],
  }),
  builtIn(['Deploy', 'AWS', 'S3'], {
    inputs: one,
    outputs: none,
    properties: [
      required('BucketName'),
      required('Extract'),
      optional('ObjectKey'),
      optional('KMSEncryptionKeyARN'),
      optional('CannedACL'),
      optional('CacheControl'),
    ],
  }),
  builtIn(['Deploy', 'AWS', 'ServiceCatalog'], {
    inputs: one,
    outputs: none,
    properties: [
      required('ProductId'),
      optional('TemplateFilePath'),
      optional('ProductVersionName'),
      optional('ProductType'),
      optional('ProductVersionDescription'),
      optional('ConfigurationFilePath'),
    ],
  }),
  builtIn(['Deploy', 'ThirdParty', 'AlexaSkillsKit'], {
    inputs: between(1, 2),
    outputs: none,
    properties: [
      required('ClientId'),
      secret('ClientSecret'),
      secret('RefreshToken'),
      required('SkillId'),
    ],
  }),
];
