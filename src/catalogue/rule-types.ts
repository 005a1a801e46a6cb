import type {
  ArtifactDetails,
  RuleConfigurationProperty,
  RuleType,
  RuleTypeId,
  RuleTypeSettings,
} from '../model/index.js';
import { between, none, optional, required } from './built-in.js';

/** A rule type as the server knows it. All of them are built in. */
export interface KnownRuleType {
  readonly id: Required<RuleTypeId>;
  readonly settings: RuleTypeSettings;
  readonly properties: readonly RuleConfigurationProperty[];
  readonly inputArtifactDetails: ArtifactDetails;
}

const ruleType = (
  provider: string,
  inputs: ArtifactDetails,
  properties: readonly RuleConfigurationProperty[],
): KnownRuleType => ({
  id: { category: 'Rule', owner: 'AWS', provider, version: '1' },
  settings: {},
  properties,
  inputArtifactDetails: inputs,
});

/** Every rule type, by provider, which is the order of ListRuleTypes. */
export const ruleTypes: readonly KnownRuleType[] = [
  ruleType('CloudWatchAlarm', none, [
    required('AlarmName'),
    optional('AlarmStates'),
    optional('WaitTime'),
  ]),
  ruleType('CodeBuild', between(0, 5), [
    required('ProjectName'),
    optional('PrimarySource'),
    optional('BatchEnabled'),
    optional('CombineArtifacts'),
    optional('EnvironmentVariables'),
  ]),
  // What it runs is in the rule's own member `commands`.
  ruleType('Commands', between(0, 10), []),
  ruleType('DeploymentWindow', none, [required('Cron'), optional('TimeZone')]),
  ruleType('LambdaInvoke', between(0, 5), [required('FunctionName'), optional('UserParameters')]),
  ruleType('VariableCheck', none, [required('Variable'), required('Value'), required('Operator')]),
];

/** The rule type with this id, of which owner and version may be left out; undefined for none. */
export const findRuleType = ({
  category,
  provider,
  owner = 'AWS',
  version = '1',
}: RuleTypeId): KnownRuleType | undefined =>
  ruleTypes.find(
    ({ id }) =>
      id.category === category &&
      id.owner === owner &&
      id.provider === provider &&
      id.version === version,
  );

/** The rule type as ListRuleTypes gives it. */
export const toRuleType = (known: KnownRuleType): RuleType => ({
  id: known.id,
  settings: known.settings,
  ruleConfigurationProperties: known.properties,
  inputArtifactDetails: known.inputArtifactDetails,
});
