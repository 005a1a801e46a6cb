import { between, builtIn, none, one, optional, required } from './built-in.js';
import type { KnownActionType } from './known-action-type.js';

const codeBuild = (category: 'Build' | 'Test') =>
  builtIn([category, 'AWS', 'CodeBuild'], {
    inputs: between(1, 5),
    outputs: between(0, 5),
    properties: [
      required('ProjectName'),
      optional('PrimarySource'),
      optional('BatchEnabled'),
      optional('BuildspecOverride'),
      optional('CombineArtifacts'),
      optional('EnvironmentVariables'),
      optional('EnvironmentTypeOverride'),
      optional('ImageOverride'),
    ],
  });

// What it does stands in members of the action, not in its configuration.
const commands = (category: 'Build' | 'Compute') =>
  builtIn([category, 'AWS', 'Commands'], {
    inputs: between(1, 10),
    outputs: between(0, 1),
    properties: [optional('EnvironmentType'), optional('ComputeType')],
    requiresV2: true,
  });

export const buildActionTypes: readonly KnownActionType[] = [
  codeBuild('Build'),
  commands('Build'),
  builtIn(['Build', 'AWS', 'ECRBuildAndPublish'], {
    inputs: one,
    outputs: none,
    properties: [
      required('ECRRepositoryName'),
      optional('DockerFilePath'),
      optional('ImageTags'),
      optional('RegistryType'),
    ],
    requiresV2: true,
  }),
];

export const testActionTypes: readonly KnownActionType[] = [
  codeBuild('Test'),
  builtIn(['Test', 'AWS', 'DeviceFarm'], {
    inputs: one,
    outputs: none,
    properties: [
      required('AppType'),
      required('ProjectId'),
      required('App'),
      optional('AppiumVersion'),
      required('DevicePoolArn'),
      required('TestType'),
      optional('Test'),
      optional('RadioBluetoothEnabled'),
      optional('RadioWifiEnabled'),
      optional('RadioNfcEnabled'),
      optional('RadioGpsEnabled'),
      optional('RecordAppPerformanceData'),
      optional('RecordVideo'),
      optional('FuzzEventCount'),
      optional('FuzzEventThrottle'),
      optional('FuzzRandomizerSeed'),
      optional('CustomHostMachineArtifacts'),
      optional('CustomDeviceArtifacts'),
      optional('UnmeteredDevicesOnly'),
      optional('JobTimeoutMinutes'),
      optional('Latitude'),
      optional('Longitude'),
    ],
  }),
];

export const computeActionTypes: readonly KnownActionType[] = [commands('Compute')];
