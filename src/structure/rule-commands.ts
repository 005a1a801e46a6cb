import { eachRule, type Rule } from './outline.js';
import { faultAt, invalidStage } from './structure-fault.js';

export const hasCommandsOfRulesToRun: Rule = eachRule(({ rule, type }) =>
  type?.id.provider === 'Commands' && (rule.commands ?? []).length === 0
    ? invalidStage(`Rule ${rule.name} must have a non-empty commands field`)
    : undefined,
);

export const hasCommandsOnlyInRulesThatRunThem: Rule = eachRule(({ rule, type }) =>
  type !== undefined && type.id.provider !== 'Commands' && (rule.commands ?? []).length > 0
    ? faultAt(
        invalidStage(
          `Rule ${rule.name} has commands, which a rule of type ${type.id.provider} does not run. Remove them, or use a rule of type Commands.`,
        ),
        'commands',
      )
    : undefined,
);
