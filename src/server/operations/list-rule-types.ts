import { ruleTypes, toRuleType } from '../../catalogue/index.js';
import { checkRegionFilter } from './check-region-filter.js';
import type { Handler } from './handler.js';

/** The rule types that a condition may use, the same in all regions. AWS owns them all. */
export const listRuleTypes: Handler<'ListRuleTypes'> = async ({ regionFilter }, ctx) => {
  checkRegionFilter(ctx, regionFilter);
  return { ruleTypes: ruleTypes.map(toRuleType) };
};
