import type { KnownActionType } from '../../../catalogue/index.js';
import type { WebhookFilterRule } from '../../../model/index.js';
import type { ServiceError } from '../service-error.js';
import { JsonPathSyntaxError, readJsonPath } from './json-path.js';
import { mayStandIn, placeholdersIn } from './placeholders.js';

interface FilterContext {
  readonly error: (code: 'InvalidWebhookFilterPatternException', message: string) => ServiceError;
}

/** Refuses filters with a path that cannot be read, or a placeholder that nothing may stand in for. */
export const checkFilters = (
  ctx: FilterContext,
  filters: readonly WebhookFilterRule[],
  type: KnownActionType | undefined,
): void => {
  for (const { jsonPath, matchEquals = '' } of filters) {
    checkPath(ctx, jsonPath);
    const wrong = placeholdersIn(matchEquals).find((key) => !mayStandIn(type, key));
    if (wrong !== undefined) {
      throw ctx.error(
        'InvalidWebhookFilterPatternException',
        `The matchEquals '${matchEquals}' names {${wrong}}: put only configuration properties of the target action in braces that its type has and that are not secret.`,
      );
    }
  }
};

const checkPath = (ctx: FilterContext, jsonPath: string): void => {
  try {
    readJsonPath(jsonPath);
  } catch (error) {
    if (!(error instanceof JsonPathSyntaxError)) throw error;
    throw ctx.error(
      'InvalidWebhookFilterPatternException',
      `The jsonPath '${jsonPath}' is not valid, or uses functions, which filters cannot: ${error.message}`,
    );
  }
};
