import {
  listLatestRuleExecutionsIn,
  listRuleExecutionsIn,
  listRuleExecutions as listRuleExecutionsOf,
} from '../store/rule-execution-history.js';
import type { Handler } from './handler.js';
import { historyPage } from './history-page.js';
import { ruleExecutionDetail } from './rule-execution-detail.js';

/** The executions of a pipeline's rules, the newest first: all, or those of one execution. */
export const listRuleExecutions: Handler<'ListRuleExecutions'> = async (input, ctx) => {
  const { rows, nextToken } = await historyPage(ctx, input, {
    operation: 'ListRuleExecutions',
    all: listRuleExecutionsOf,
    allOfOne: listRuleExecutionsIn,
    latestOfOne: listLatestRuleExecutionsIn,
  });
  return { ruleExecutionDetails: rows.map(ruleExecutionDetail), nextToken };
};
