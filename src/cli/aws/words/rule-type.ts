import type { NounWords } from './noun-words.js';

export const ruleType = {
  operations: {
    ListRuleTypes: {
      summary: 'Lists the types of rules that stage conditions can use.',
      paragraphs: [
        'Gives each type with its configuration properties and number of input artifacts. The whole list comes in one answer.',
      ],
    },
  },
  structures: {
    ListRuleTypesInput: {
      members: {
        ruleOwnerFilter: 'Lists only the rule types of this owner.',
        regionFilter: 'Lists only the rule types that can be used in this region.',
      },
    },
    ListRuleTypesOutput: { members: { ruleTypes: 'The rule types.' } },
    RuleType: {
      about: 'What a rule can be an instance of.',
      members: {
        id: 'The words by which a rule names its type.',
        settings: 'The addresses that consoles link to.',
        ruleConfigurationProperties: 'The properties that rules of the type are configured with.',
        inputArtifactDetails: 'How many input artifacts a rule of the type takes.',
      },
    },
    RuleTypeId: {
      about: 'The words by which a rule names its type.',
      members: {
        category: 'The category, which is always Rule.',
        owner: 'Whose type it is. AWS if left out.',
        provider: 'The name of the provider, such as VariableCheck or DeploymentWindow.',
        version: 'The version of the rule type. 1 if left out.',
      },
    },
    RuleTypeSettings: {
      about: 'The addresses that consoles link to from a rule.',
      members: {
        thirdPartyConfigurationUrl: 'The address of a page on which customers set up the provider.',
        entityUrlTemplate: 'The pattern of the address of what the rule looks at.',
        executionUrlTemplate: 'The pattern of the address of one execution of the rule.',
        revisionUrlTemplate: 'The pattern of the address of the revision that the rule looked at.',
      },
    },
    RuleConfigurationProperty: {
      about: 'One property that rules of a type are configured with.',
      members: {
        name: 'The name of the property, as rules write it in their configuration.',
        required: 'Whether every rule must give the property.',
        key: 'Whether the property is part of what identifies the rule.',
        secret: 'Whether the value is kept from readers, who see **** in its place.',
        queryable: 'Whether the property can be searched for.',
        description: 'What the property is for, shown to those who fill it in.',
        type: 'The type of the value. The value is written as a string all the same.',
      },
    },
  },
} satisfies NounWords;
