import type { ConfigContext } from '../context.js';

/** What those who fetch credentials need to know besides the settings. */
export interface CredentialContext extends ConfigContext {
  /** Where STS is asked. */
  readonly region: string | undefined;
}
