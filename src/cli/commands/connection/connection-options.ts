/** The options by which a command finds its server. */
export const connectionOptions = {
  'endpoint-url': { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
  'data-dir': { type: 'string' },
} as const;

export interface ConnectionValues {
  readonly 'endpoint-url'?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly 'data-dir'?: string | undefined;
}

/** What every help text says of them. */
export const connectionHelp = `Where the server is:
  --endpoint-url URL  the server (AWS_ENDPOINT_URL_CODEPIPELINE,
                      AWS_ENDPOINT_URL or the profile's endpoint_url; without
                      any, the one on this machine, http://127.0.0.1:8420)
  --data-dir DIR      the data directory of a server on this machine, which has
                      its credentials (.pipewright, if it is here; else those of
                      AWS's configuration)
  --region REGION     the region to look at (AWS_REGION, the profile's,
                      us-east-1)
  --profile NAME      the profile of AWS's configuration
`;
