import { type Infer, required, string, structure } from '../schema.js';
import { ActionTypeId } from '../shapes/action-type.js';
import { ClientId } from '../shapes/third-party-job.js';

export const GetThirdPartyClientInput = structure('GetThirdPartyClientInput', {
  actionTypeId: required(ActionTypeId),
});
export type GetThirdPartyClientInput = Infer<typeof GetThirdPartyClientInput>;

export const GetThirdPartyClientOutput = structure('GetThirdPartyClientOutput', {
  clientId: required(ClientId),
  clientToken: required(string('ClientSecret', { min: 1, max: 256, sensitive: true })),
});
export type GetThirdPartyClientOutput = Infer<typeof GetThirdPartyClientOutput>;
