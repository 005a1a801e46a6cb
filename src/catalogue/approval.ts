import { builtIn, none, optional } from './built-in.js';
import type { KnownActionType } from './known-action-type.js';

export const approvalActionTypes: readonly KnownActionType[] = [
  builtIn(['Approval', 'AWS', 'Manual'], {
    inputs: none,
    outputs: none,
    properties: [
      optional('NotificationArn'),
      optional('CustomData'),
      optional('ExternalEntityLink'),
      optional('IsSummaryRequired'),
    ],
  }),
];
