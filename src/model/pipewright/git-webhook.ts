import { type Infer, required, string, structure } from '../schema.js';

export const GetGitWebhookInput = structure('GetGitWebhookInput', {});
export type GetGitWebhookInput = Infer<typeof GetGitWebhookInput>;

export const GetGitWebhookOutput = structure('GetGitWebhookOutput', {
  url: required(string('GitWebhookUrl', { min: 1, max: 1000 })),
  secret: required(string('GitWebhookSecret', { min: 1, max: 256, sensitive: true })),
});
export type GetGitWebhookOutput = Infer<typeof GetGitWebhookOutput>;
