import type { ClientOptions } from '../../client/index.js';
import { generalError } from '../aws/cli-error.js';
import type { ConfigContext } from './context.js';
import { integerSetting, settingOf } from './settings.js';

const maxAttemptsByDefault = 3;

export async function retrySettings(context: ConfigContext): Promise<ClientOptions['retry']> {
  const maxAttempts = await integerSetting(
    context,
    { variables: ['AWS_MAX_ATTEMPTS'], key: 'max_attempts' },
    maxAttemptsByDefault,
  );
  const mode =
    (await settingOf(context, { variables: ['AWS_RETRY_MODE'], key: 'retry_mode' })) ?? 'standard';
  if (maxAttempts < 1) {
    throw generalError(
      `Value provided to "max_attempts": ${maxAttempts} must be an integer greater than or equal to one.`,
    );
  }
  if (mode === 'standard' || mode === 'adaptive') return { mode, maxAttempts };
  throw generalError(
    `Invalid value provided to "mode": "${mode}" must be one of: "standard" or "adaptive"`,
  );
}
