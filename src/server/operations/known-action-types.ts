import { findBuiltInActionType, type KnownActionType } from '../../catalogue/index.js';
import type { ActionTypeId, PipelineDeclaration } from '../../model/index.js';
import { type ActionTypeRow, findActionTypes } from '../store/action-types.js';
import type { Database, Tx } from '../store/database.js';
import { actionTypeText } from '../store/jobs.js';
import type { Tenant } from '../store/tenant.js';

/** Action types of one account and region, by id. */
export interface KnownActionTypes {
  /** What a pipeline may use: a deleted custom type is not among them. */
  readonly offered: (id: ActionTypeId) => KnownActionType | undefined;
  /** What there is or was: the secrets of a deleted type stay secret. */
  readonly known: (id: ActionTypeId) => KnownActionType | undefined;
}

/** Looks up the built-in and custom types among `ids`. */
export const findKnownActionTypes = async (
  from: Database | Tx,
  tenant: Tenant,
  ids: readonly ActionTypeId[],
): Promise<KnownActionTypes> => {
  const custom = ids.filter(({ owner }) => owner === 'Custom');
  const rows =
    custom.length === 0
      ? []
      : await findActionTypes(
          from,
          custom.map(({ category, provider, version }) => ({
            ...tenant,
            category,
            provider,
            version,
          })),
        );
  const live = byId(rows.filter(({ deleted }) => deleted === null));
  const all = byId(rows);
  return {
    offered: (id) => findBuiltInActionType(id) ?? live.get(actionTypeText(id)),
    known: (id) => findBuiltInActionType(id) ?? all.get(actionTypeText(id)),
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

const byId = (rows: readonly ActionTypeRow[]): ReadonlyMap<string, KnownActionType> =>
  new Map(
    rows.map((row) => {
      const type = toKnownActionType(row);
      return [actionTypeText(type.id), type];
    }),
  );
