import { comparisonOperators, isComparisonOperator } from '../../../catalogue/index.js';
import { type EvaluateRule, misconfigured, type RuleVerdict, saysNo } from '../rule.js';
import { matchesPattern } from './matches-pattern.js';

/** Compares a variable, whose value has been put in, with a value. */
export const evaluate: EvaluateRule = async ({ job }) => {
  const { Variable = '', Value = '', Operator = '' } = job.data.configuration;
  if (!isComparisonOperator(Operator)) {
    return misconfigured(
      `The Operator of the rule is ${shown(Operator)}. It must be one of ${comparisonOperators.join(', ')}.`,
    );
  }
  switch (Operator) {
    case 'EQ':
      return verdict(Variable === Value, `${shown(Variable)} is not equal to ${shown(Value)}`);
    case 'NE':
      return verdict(Variable !== Value, `${shown(Variable)} is equal to ${shown(Value)}`);
    case 'CONTAINS':
      return verdict(
        Variable.includes(Value),
        `${shown(Variable)} does not contain ${shown(Value)}`,
      );
    case 'MATCHES': {
      const found = matchesPattern(Variable, Value);
      return found.kind === 'unknown'
        ? misconfigured(`The Value of the rule, ${shown(Value)}, ${found.why}.`)
        : verdict(found.isMatch, `${shown(Variable)} does not match ${shown(Value)}`);
    }
  }
};

const verdict = (holds: boolean, otherwise: string): RuleVerdict =>
  holds ? { kind: 'succeeded' } : saysNo(`The variable ${otherwise}.`);

const firstCharacters = /^.{0,200}/su;

const shown = (text: string): string => {
  const start = firstCharacters.exec(text)?.[0] ?? '';
  return start.length < text.length ? `'${start}…'` : `'${start}'`;
};
