import type { KnownActionType } from '../../catalogue/index.js';
import type { ActionTypeDeclaration, ActionTypeId } from '../../model/index.js';
import type { Database, Tx } from '../store/database.js';
import {
  type ExecutorActionTypeRow,
  findExecutorActionTypes,
} from '../store/executor-action-types.js';
import type { Tenant } from '../store/tenant.js';

/** A type of UpdateActionType as every other type is known: it says optional where they say required. */
export const knownExecutorType = (declaration: ActionTypeDeclaration): KnownActionType => {
  const {
    id,
    urls = {},
    properties = [],
    inputArtifactDetails,
    outputArtifactDetails,
  } = declaration;
  return {
    id: { ...id, owner: id.owner === 'AWS' ? 'AWS' : 'ThirdParty' },
    settings: {
      thirdPartyConfigurationUrl: urls.configurationUrl,
      entityUrlTemplate: urls.entityUrlTemplate,
      executionUrlTemplate: urls.executionUrlTemplate,
      revisionUrlTemplate: urls.revisionUrlTemplate,
    },
    properties: properties.map(({ name, optional, key, noEcho, queryable, description }) => ({
      name,
      required: !optional,
      key,
      secret: noEcho,
      queryable,
      description,
    })),
    inputArtifactDetails,
    outputArtifactDetails,
    requiresV2: false,
  };
};

/** Whether the pipelines of an account may use a type. */
export const isAllowedFor = (
  { account }: Tenant,
  { permissions }: ActionTypeDeclaration,
): boolean =>
  permissions === undefined ||
  permissions.allowedAccounts.some((allowed) => allowed === '*' || allowed === account);

/** The type whose jobs a third party's workers do; nothing where there is none of this id. */
export const findJobWorkerType = async (
  from: Database | Tx,
  tenant: Tenant,
  id: ActionTypeId,
): Promise<ExecutorActionTypeRow | undefined> => {
  const [type] = await findExecutorActionTypes(from, tenant, [id]);
  return type?.executor === 'JobWorker' ? type : undefined;
};
