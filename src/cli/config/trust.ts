import type { ConfigContext } from './context.js';
import { settingOf } from './settings.js';

/** The file of certificates to trust; undefined for those that come with Node. */
export async function trustedCertificates(
  context: ConfigContext,
  given: string | undefined,
): Promise<string | undefined> {
  return (
    given ??
    (await settingOf(context, { variables: ['AWS_CA_BUNDLE'], key: 'ca_bundle' })) ??
    context.io.env['REQUESTS_CA_BUNDLE']
  );
}
