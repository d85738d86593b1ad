/**
 * Statements for one tenant, on connections of the role that sees the rows of the tenant that is named. The name ends with
 * the transaction, so a connection that goes back into the pool has none, and whoever forgets it sees nothing.
 */
import { escapeLiteral, type ClientBase } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { queryByKeptPlan } from './kept-plans.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Both in one message: each one less is a way to the server and back. */
const beginFor = (tenantId: string): string =>
  `begin; select set_config('ainern.tenant', ${escapeLiteral(tenantId)}, true)`;

async function done<R>(client: ClientBase, tenantId: string, { text, values }: Statement): Promise<R[]> {
  await client.query(beginFor(tenantId));
  try {
    const rows = await queryByKeptPlan<R>(client, text, values);
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** One statement on its own. */
export async function queryFor<R>(source: DataSource, tenantId: string, statement: Statement): Promise<R[]> {
  const runner = source.createQueryRunner();
  try {
    return await done<R>((await runner.connect()) as ClientBase, tenantId, statement);
  } finally {
    await runner.release();
  }
}

export const transactionFor = <T>(
  source: DataSource,
  tenantId: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> =>
  source.transaction(async (manager) => {
    await manager.query(`select set_config('ainern.tenant', $1, true)`, [tenantId]);
    return work(manager);
  });
