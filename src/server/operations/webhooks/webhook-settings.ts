/** What webhooks need to know of the server. */
export interface WebhookSettings {
  /** GitHub's API. */
  readonly githubEndpoint: string;
  readonly log: { readonly warn: (fields: object, message: string) => void };
}
