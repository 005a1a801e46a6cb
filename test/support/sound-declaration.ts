import fc from 'fast-check';
import { builtInActionTypes, type KnownActionType } from '../../src/catalogue/index.js';
import type {
  ActionConfigurationProperty,
  ActionDeclaration,
  PipelineDeclaration,
  RuleDeclaration,
  StageDeclaration,
} from '../../src/model/index.js';
import { context, customTypes } from './declarations.js';

/**
 * Declarations without a structural fault, of all action types: their artifacts come from earlier
 * actions, their references name earlier namespaces, and their secrets are set.
 */
export const soundDeclaration: fc.Arbitrary<PipelineDeclaration> = fc
  .array(fc.nat(), { minLength: 100, maxLength: 100 })
  .map((numbers) => declaration(choicesOf(numbers)));

/** Decisions taken one after the other. */
interface Choices {
  readonly among: <Value>(values: readonly Value[]) => Value;
  readonly between: (least: number, most: number) => number;
  readonly whether: () => boolean;
}

const choicesOf = (numbers: readonly number[]): Choices => {
  let taken = 0;
  const below = (bound: number): number => {
    const number = numbers[taken % numbers.length] ?? 0;
    taken += 1;
    return number % bound;
  };
  return {
    among: (values) => values[below(values.length)]!,
    between: (least, most) => least + below(most - least + 1),
    whether: () => below(2) === 1,
  };
};

const declaration = (choose: Choices): PipelineDeclaration => {
  const isV2 = choose.whether();
  const variables = isV2 ? choose.among([[], ['Colour'], ['A', 'toString']]) : [];
  const start: Reach = { isV2, variables, artifacts: [], namespaces: ['codepipeline'], count: 0 };
  return {
    name: 'P',
    roleArn: 'arn:aws:iam::000000000000:role/pipeline',
    ...stores(choose),
    stages: stages(choose, start),
    ...(isV2 && {
      pipelineType: 'V2',
      variables: variables.map((name) => ({ name })),
      executionMode: choose.among(['QUEUED', 'SUPERSEDED']),
    }),
  };
};

/** What an action can refer to where it stands. */
interface Reach {
  readonly isV2: boolean;
  readonly variables: readonly string[];
  readonly artifacts: readonly string[];
  readonly namespaces: readonly string[];
  /** How many actions there are so far, for names that nobody else has. */
  readonly count: number;
}

const stores = (choose: Choices) => {
  const store = { type: 'S3', location: 'artifacts' } as const;
  return choose.whether()
    ? { artifactStore: store }
    : { artifactStores: { [context.region]: store, 'us-east-1': store } };
};

const stages = (choose: Choices, start: Reach): readonly StageDeclaration[] => {
  const names = ['Source', 'Build', 'Test', 'Deploy'].slice(0, choose.between(2, 4));
  let reach = start;
  return names.map((name, index) => {
    const isSource = index === 0;
    const groups = Array.from({ length: choose.between(1, 2) }, (_, number) => {
      const actions = group(choose, reach, { isSource, runOrder: number * 10 + 1 });
      reach = behind(reach, actions);
      return actions;
    });
    return { name, actions: groups.flat(), ...(reach.isV2 && !isSource && gates(choose)) };
  });
};

const behind = (reach: Reach, actions: readonly ActionDeclaration[]): Reach => ({
  ...reach,
  artifacts: [
    ...reach.artifacts,
    ...actions.flatMap(({ outputArtifacts = [] }) => outputArtifacts.map(({ name }) => name)),
  ],
  namespaces: [...reach.namespaces, ...actions.flatMap(({ namespace }) => namespace ?? [])],
  count: reach.count + actions.length,
});

const gates = (choose: Choices): Partial<StageDeclaration> => {
  const Operator = choose.among(['EQ', 'NE', 'CONTAINS', 'MATCHES']);
  const Variable = '#{codepipeline.PipelineExecutionId}';
  const check = rule('VariableCheck', { configuration: { Variable, Value: 'a', Operator } });
  const rules = [
    check,
    choose.among([
      rule('CloudWatchAlarm', { configuration: { AlarmName: 'A', AlarmStates: 'OK, ALARM' } }),
      rule('Commands', { commands: ['make check'] }),
      rule('DeploymentWindow', { configuration: { Cron: '0 * 22-5 ? * L *', TimeZone: 'PST' } }),
      rule('LambdaInvoke', { configuration: { FunctionName: 'f' } }),
    ]),
  ];
  return choose.among<Partial<StageDeclaration>>([
    {},
    { beforeEntry: { conditions: [{ result: 'SKIP', rules: [check] }] } },
    { beforeEntry: { conditions: [{ result: 'FAIL', rules }] } },
    { onSuccess: { conditions: [{ result: 'ROLLBACK', rules }] } },
    { onFailure: { conditions: [{ result: 'ROLLBACK', rules }] } },
    { onFailure: { result: 'RETRY', retryConfiguration: { retryMode: 'ALL_ACTIONS' } } },
  ]);
};

const rule = (provider: string, more: Partial<RuleDeclaration>): RuleDeclaration => ({
  name: provider,
  ruleTypeId: { category: 'Rule', provider },
  ...more,
});

interface Place {
  readonly isSource: boolean;
  readonly runOrder: number;
}

/** Actions that run together: none of them reaches what the others give. */
const group = (choose: Choices, reach: Reach, place: Place): readonly ActionDeclaration[] =>
  Array.from({ length: choose.between(1, 2) }, (_, index) =>
    action(choose, { ...reach, count: reach.count + index }, place),
  );

const action = (
  choose: Choices,
  reach: Reach,
  { isSource, runOrder }: Place,
): ActionDeclaration => {
  const type = choose.among(typesFor(reach, isSource));
  const inputs = inputsOf(choose, type, reach);
  const { minimumCount, maximumCount } = type.outputArtifactDetails;
  const outputs = choose.between(minimumCount, Math.min(2, maximumCount));
  const isApproval = type.id.provider === 'Manual';
  return {
    name: `Action${reach.count}`,
    actionTypeId: type.id,
    ...((runOrder > 1 || choose.whether()) && { runOrder }),
    ...(inputs.length > 0 && { inputArtifacts: inputs.map((name) => ({ name })) }),
    ...(outputs > 0 && {
      outputArtifacts: Array.from({ length: outputs }, (_, index) => ({
        name: `Artifact${reach.count}_${index}`,
      })),
    }),
    configuration: configuration(choose, type, { inputs, texts: textsFor(reach, isSource) }),
    ...(type.id.provider === 'Commands' && { commands: ['make'] }),
    ...(isApproval && choose.whether() && { timeoutInMinutes: 60 }),
    ...(choose.whether() && { namespace: `Namespace${reach.count}` }),
  };
};

const typesFor = ({ isV2, artifacts }: Reach, isSource: boolean): readonly KnownActionType[] =>
  [...builtInActionTypes, ...customTypes].filter(
    ({ id, requiresV2, inputArtifactDetails: { minimumCount } }) =>
      (id.category === 'Source') === isSource &&
      (isV2 || !requiresV2) &&
      minimumCount <= artifacts.length,
  );

const inputsOf = (
  choose: Choices,
  { inputArtifactDetails: { minimumCount, maximumCount } }: KnownActionType,
  { artifacts }: Reach,
): readonly string[] => {
  const count = choose.between(minimumCount, Math.min(maximumCount, artifacts.length));
  const first = choose.between(0, artifacts.length - count);
  return artifacts.slice(first, first + count);
};

const textsFor = ({ namespaces, variables }: Reach, isSource: boolean): readonly string[] => [
  ...['a', 'true', '****', '{"a":"#"}', '§ #{', 'x'.repeat(60)],
  ...namespaces.map((namespace) => `#{${namespace}.Key}`),
  ...(isSource ? [] : variables.map((name) => `v: #{variables.${name}}`)),
];

interface Given {
  readonly inputs: readonly string[];
  readonly texts: readonly string[];
}

const configuration = (choose: Choices, { id, properties }: KnownActionType, given: Given) => {
  const isPath = ({ name }: ActionConfigurationProperty) =>
    id.provider.startsWith('CloudFormation') && name.startsWith('Template');
  const isThere = (property: ActionConfigurationProperty) =>
    property.required ||
    askedForInSomeCases.has(property.name) ||
    (isPath(property) ? given.inputs.length > 0 : choose.whether());
  return Object.fromEntries(
    properties
      .filter(isThere)
      .map((property) => [
        property.name,
        isPath(property) ? `${given.inputs[0]}::template.yaml` : value(choose, property, given),
      ]),
  );
};

const askedForInSomeCases = new Set(['PrimarySource', 'ObjectKey', 'PublishedTargetVersion']);

const value = (
  choose: Choices,
  property: ActionConfigurationProperty,
  { texts }: Given,
): string => {
  if (property.name === 'NotificationArn') return 'arn:aws:sns:eu-west-1:000000000000:topic';
  if (property.queryable) return choose.among(['app', 'Twenty_1-characters-']);
  if (property.secret) return choose.among(['geheim', '****x', 'p#ss']);
  return choose.among(texts);
};
