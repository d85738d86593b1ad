/** Reads the rows of a film out of a database, in the form in which they travel. */
import type { Client } from 'pg';
import { within } from './connect.ts';
import { filledIn, filmTables, type FilmTable } from './film-tables.ts';

/** Some rows of one table, each the text of a JSON object: numbers keep all of their digits. */
export interface Page {
  readonly table: FilmTable;
  readonly rows: readonly string[];
}

const PAGE = 200;

function selectSql(table: FilmTable, project: string): string {
  const order = table.numbered === null ? table.key : [table.numbered];
  return filledIn(
    `select (${table.leaving})::text as row from ${table.name} t where ${table.of} order by ${order.join(', ')}`,
    { project },
  );
}

/** Gives all rows of a project, as they stood at one moment, page by page. */
export const readFilm = (
  client: Client,
  project: string,
  give: (page: Page) => Promise<void>,
): Promise<void> =>
  within(client, 'begin isolation level repeatable read read only', async () => {
    for (const table of filmTables) {
      await client.query(`declare film no scroll cursor for ${selectSql(table, project)}`);
      for (;;) {
        const { rows } = await client.query<{ row: string }>(`fetch ${PAGE} from film`);
        if (rows.length > 0) await give({ table, rows: rows.map(({ row }) => row) });
        if (rows.length < PAGE) break;
      }
      await client.query('close film');
    }
  });

export interface StoredProject {
  readonly id: string;
  readonly key: string | null;
}

/** The projects that carry an id, or are found by a key. */
export async function findProjects(
  client: Client,
  { id, key }: { readonly id: string | null; readonly key: string },
): Promise<readonly StoredProject[]> {
  const { rows } = await client.query<StoredProject>(
    `select id, idempotency_key as key from gateway.project where id = $1 or (tenant_id = 'local' and idempotency_key = $2)`,
    [id, key],
  );
  return rows;
}
