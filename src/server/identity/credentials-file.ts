/** What a shared-credentials file says of its profile `default`. */
export type CredentialsFile =
  | {
      readonly kind: 'credentials';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    }
  | { readonly kind: 'malformed'; readonly problem: string };

/** Reads the profile `default` of a file in the AWS shared-credentials format. */
export const parseCredentialsFile = (text: string): CredentialsFile => {
  const values = new Map<string, string>();
  let section: string | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.startsWith('[')) {
      section = line.replace(/^\[\s*|\s*\].*$/g, '');
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 0) return malformed(`line ${index + 1} is neither a [profile] nor key = value.`);
    if (section === 'default') {
      values.set(line.slice(0, equals).trim().toLowerCase(), line.slice(equals + 1).trim());
    }
  }
  const accessKeyId = values.get('aws_access_key_id');
  if (!accessKeyId) return malformed('its profile [default] has no aws_access_key_id.');
  const secretAccessKey = values.get('aws_secret_access_key');
  if (!secretAccessKey) return malformed('its profile [default] has no aws_secret_access_key.');
  return { kind: 'credentials', accessKeyId, secretAccessKey };
};

const malformed = (problem: string): CredentialsFile => ({ kind: 'malformed', problem });
