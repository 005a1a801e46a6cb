import { findBuiltInActionType, type KnownActionType } from '../../src/catalogue/index.js';
import type {
  ActionCategory,
  ActionConfigurationProperty,
  ActionDeclaration,
  ActionOwner,
  ActionTypeId,
  PipelineDeclaration,
  StageDeclaration,
} from '../../src/model/index.js';
import type { StructureContext } from '../../src/structure/index.js';

/** Pieces of declarations for tests of the structural rules. */

type TypeText = `${ActionCategory}/${ActionOwner}/${string}`;

export const typeId = (text: TypeText): ActionTypeId => {
  const [category, owner, provider] = text.split('/') as [ActionCategory, ActionOwner, string];
  return { category, owner, provider, version: '1' };
};

const property = (
  name: string,
  more: Partial<ActionConfigurationProperty> = {},
): ActionConfigurationProperty => ({ name, required: false, key: false, secret: false, ...more });

const customType = (
  text: TypeText,
  properties: readonly ActionConfigurationProperty[],
): KnownActionType => ({
  id: typeId(text),
  settings: {},
  properties,
  inputArtifactDetails: { minimumCount: 0, maximumCount: text.startsWith('Source') ? 0 : 5 },
  outputArtifactDetails: { minimumCount: 0, maximumCount: 5 },
  requiresV2: false,
});

/** Registered types: one with a queryable property and one, with names that objects have, of secrets. */
export const customTypes: readonly KnownActionType[] = [
  customType('Source/Custom/Watcher', []),
  customType('Build/Custom/Worker', [
    property('ProjectName', { required: true, queryable: true }),
    property('Note'),
  ]),
  customType('Deploy/Custom/Shipper', [
    property('Host', { required: true }),
    property('Token', { required: true, secret: true }),
    property('constructor', { secret: true }),
    property('__proto__', { secret: true }),
  ]),
];

export const context: StructureContext = {
  region: 'eu-west-1',
  accountId: '000000000000',
  actionTypeOf: (id) =>
    findBuiltInActionType(id) ??
    customTypes.find(({ id: known }) => JSON.stringify(known) === JSON.stringify(id)),
};

export const action = (
  name: string,
  type: TypeText,
  more: Partial<ActionDeclaration> = {},
): ActionDeclaration => ({ name, actionTypeId: typeId(type), ...more });

export const fetch = (more: Partial<ActionDeclaration> = {}): ActionDeclaration =>
  action('Fetch', 'Source/AWS/S3', {
    configuration: { S3Bucket: 'sources', S3ObjectKey: 'app.zip' },
    outputArtifacts: [{ name: 'Sources' }],
    namespace: 'Src',
    ...more,
  });

export const compile = (more: Partial<ActionDeclaration> = {}): ActionDeclaration =>
  action('Compile', 'Build/AWS/CodeBuild', {
    configuration: { ProjectName: 'app' },
    inputArtifacts: [{ name: 'Sources' }],
    outputArtifacts: [{ name: 'Package' }],
    ...more,
  });

export const work = (name: string, more: Partial<ActionDeclaration> = {}): ActionDeclaration =>
  action(name, 'Build/Custom/Worker', { configuration: { ProjectName: 'app' }, ...more });

export const approve = (more: Partial<ActionDeclaration> = {}): ActionDeclaration =>
  action('Approve', 'Approval/AWS/Manual', more);

export const ship = (more: Partial<ActionDeclaration> = {}): ActionDeclaration =>
  action('Ship', 'Deploy/Custom/Shipper', {
    configuration: { Host: 'a.example', Token: 'geheim' },
    ...more,
  });

export const stage = (
  name: string,
  actions: readonly ActionDeclaration[],
  more: Partial<StageDeclaration> = {},
): StageDeclaration => ({ name, actions, ...more });

/** A V2 pipeline of these stages, behind one that fetches the sources unless there is one. */
export const pipeline = (
  stages: readonly StageDeclaration[],
  more: Partial<PipelineDeclaration> = {},
): PipelineDeclaration => ({
  name: 'P',
  roleArn: 'arn:aws:iam::000000000000:role/pipeline',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: stages.some(({ name }) => name === 'Source')
    ? stages
    : [stage('Source', [fetch()]), ...stages],
  pipelineType: 'V2',
  ...more,
});
