/** How far a module has read the logs of others; the same table in every schema that has one. */
import { schemaOf } from '../../contracts/modules/names.ts';
import { SYSTEM_TENANT } from '../../contracts/shared.ts';
import type { ModuleDatabase, Transaction } from '../module-database.ts';

export interface EventCursors {
  load(owner: string): Promise<number>;
  save(owner: string, position: number): Promise<void>;
}

/** Of several events of a log the last counts. Logs in the order of their names, so that two who move several do not wait for each other. */
const saveSql = (schema: string): string => `
  insert into ${schema}.event_cursor (owner, position, tenant_id, project_id, trace_id, correlation_id)
  select owner, max(position), '${SYSTEM_TENANT}', '${SYSTEM_TENANT}', '${SYSTEM_TENANT}', '${SYSTEM_TENANT}'
  from jsonb_to_recordset($1::jsonb) as e(owner text, position bigint) group by owner order by owner
  on conflict (owner) do update set position = greatest(event_cursor.position, excluded.position), updated_at = now()`;

interface At {
  readonly owner: string;
  readonly position: number;
}

const parametersOf = (read: readonly At[]): readonly unknown[] => [
  JSON.stringify(read.map(({ owner, position }) => ({ owner, position }))),
];

/** Moves cursors behind what was read, as part of a transaction that applies it. */
export const saveCursorsIn = async (
  { query }: Transaction,
  database: ModuleDatabase,
  read: readonly At[],
): Promise<void> => {
  await query(saveSql(schemaOf(database.module)), parametersOf(read));
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
      await database.query(saveSql(schema), parametersOf([{ owner, position }]));
    },
  };
}
