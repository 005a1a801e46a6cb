import type { Tx } from './database.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

// Any number serves, as long as nothing else locks pairs that begin with it.
const quotaLock = 727_004;

/**
 * Makes those who count towards a quota take turns until their transactions end, so that two cannot
 * both be the last that there is room for.
 */
export const lockQuota = (tx: Tx, tenant: Tenant, of: string): void =>
  tx.write(sql`
    select pg_advisory_xact_lock(${quotaLock}::integer,
      hashtext(${`${tenant.account} ${tenant.region} ${of}`}::text))`);
