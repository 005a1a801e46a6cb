import { findBuiltInActionType, type KnownActionType } from '../../catalogue/index.js';
import type { ActionTypeId, PipelineDeclaration } from '../../model/index.js';
import { type ActionTypeRow, findActionTypes } from '../store/action-types.js';
import type { Database, Tx } from '../store/database.js';
import { findExecutorActionTypes } from '../store/executor-action-types.js';
import { actionTypeText } from '../store/jobs.js';
import type { Tenant } from '../store/tenant.js';
import { isAllowedFor, knownExecutorType } from './executor-action-type.js';

/** Action types of one account and region, by id. */
export interface KnownActionTypes {
  /** What a pipeline may use: a deleted custom type is not among them. */
  readonly offered: (id: ActionTypeId) => KnownActionType | undefined;
  /** What there is or was: the secrets of a deleted type stay secret. */
  readonly known: (id: ActionTypeId) => KnownActionType | undefined;
}

/** Looks up the types among `ids`: the built-in, the custom and those with an executor. */
export const findKnownActionTypes = async (
  from: Database | Tx,
  tenant: Tenant,
  ids: readonly ActionTypeId[],
): Promise<KnownActionTypes> => {
  const others = ids.filter((id) => !findBuiltInActionType(id));
  const custom = others.filter(({ owner }) => owner === 'Custom');
  const executed = others.filter(({ owner }) => owner !== 'Custom');
  const [rows, executorRows] = await Promise.all([
    custom.length > 0
      ? findActionTypes(
          from,
          custom.map((id) => ({ ...tenant, ...id })),
        )
      : [],
    executed.length > 0 ? findExecutorActionTypes(from, tenant, executed) : [],
  ]);
  const declarations = executorRows.map(({ declaration }) => declaration);
  const offered = byId([
    ...rows.filter(({ deleted }) => deleted === null).map(toKnownActionType),
    ...declarations.filter((one) => isAllowedFor(tenant, one)).map(knownExecutorType),
  ]);
  const known = byId([...rows.map(toKnownActionType), ...declarations.map(knownExecutorType)]);
  return {
    offered: (id) => findBuiltInActionType(id) ?? offered.get(actionTypeText(id)),
    known: (id) => findBuiltInActionType(id) ?? known.get(actionTypeText(id)),
  };
};

export const actionTypeIdsOf = ({ stages }: PipelineDeclaration): readonly ActionTypeId[] =>
  stages.flatMap(({ actions }) => actions.map(({ actionTypeId }) => actionTypeId));

export const toKnownActionType = ({
  category,
  provider,
  version,
  definition,
}: Pick<ActionTypeRow, 'category' | 'provider' | 'version' | 'definition'>): KnownActionType => ({
  id: { category, owner: 'Custom', provider, version },
  settings: definition.settings ?? {},
  properties: definition.configurationProperties ?? [],
  inputArtifactDetails: definition.inputArtifactDetails,
  outputArtifactDetails: definition.outputArtifactDetails,
  requiresV2: false,
});

const byId = (types: readonly KnownActionType[]): ReadonlyMap<string, KnownActionType> =>
  new Map(types.map((type) => [actionTypeText(type.id), type]));
