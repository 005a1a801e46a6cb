import type { PipelineDeclaration } from '../../model/index.js';
import type { Database, Tx } from '../store/database.js';
import { InvariantError } from '../store/operating-error.js';
import { findDeclaration, type PipelineRow } from '../store/pipelines.js';

type Versioned = PipelineDeclaration & { readonly version: number };

const declarationsMax = 2_000;

/** Declarations by pipeline and version. They never change, so that what is held is always right. */
export interface Declarations {
  readonly of: (
    from: Database | Tx,
    row: PipelineRow,
    version?: number,
  ) => Versioned | Promise<Versioned>;
}

export const rememberDeclarations = (): Declarations => {
  const held = new Map<string, Versioned>();
  const fetch = async (from: Database | Tx, row: PipelineRow, version: number) => {
    const at = { account: row.account, region: row.region, pipelineId: row.pipeline_id };
    const declaration = await findDeclaration(from, at, version);
    if (!declaration) throw new InvariantError(`${row.name} has no version ${version}.`);
    const [oldest] = held.keys();
    if (held.size >= declarationsMax && oldest !== undefined) held.delete(oldest);
    held.set(`${row.pipeline_id} ${version}`, declaration);
    return declaration;
  };
  return {
    of: (from, row, version = row.version) =>
      held.get(`${row.pipeline_id} ${version}`) ?? fetch(from, row, version),
  };
};
