/** How far a module has read the logs of others; the same table in every schema that has one. */
import { schemaOf } from '../../contracts/modules/names.ts';
import { SYSTEM_TENANT } from '../../contracts/shared.ts';
import type { ModuleDatabase, Transaction } from '../module-database.ts';

export interface EventCursors {
  load(owner: string): Promise<number>;
  save(owner: string, position: number): Promise<void>;
}

const saveSql = (schema: string): string => `
  insert into ${schema}.event_cursor (owner, position, tenant_id, project_id, trace_id, correlation_id)
  values ($1, $2, '${SYSTEM_TENANT}', '${SYSTEM_TENANT}', '${SYSTEM_TENANT}', '${SYSTEM_TENANT}')
  on conflict (owner) do update set position = greatest(event_cursor.position, excluded.position), updated_at = now()`;

/** Moves a cursor as part of a transaction that applies what was read. */
export const saveCursorIn = async (
  { query }: Transaction,
  database: ModuleDatabase,
  at: { owner: string; position: number },
): Promise<void> => {
  await query(saveSql(schemaOf(database.module)), [at.owner, at.position]);
};

export function eventCursors(database: ModuleDatabase): EventCursors {
  const schema = schemaOf(database.module);
  return {
    async load(owner) {
      const rows = await database.query<{ position: string }>(
        `select position from ${schema}.event_cursor where owner = $1`,
        [owner],
      );
      return Number(rows[0]?.position ?? 0);
    },

    async save(owner, position) {
      await database.query(saveSql(schema), [owner, position]);
    },
  };
}
