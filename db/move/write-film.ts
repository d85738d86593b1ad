/** Writes the rows of a film into a database: all of them at one moment, or none. */
import type { Client } from 'pg';
import { Failure } from '../../contracts/error.ts';
import { within } from './connect.ts';
import { replacedTables, filledIn, filmTables, type FilmTable } from './film-tables.ts';
import type { Page } from './read-film.ts';

export interface Landing {
  readonly project: string;
  /** By what the project is found again here. */
  readonly key: string;
  /** Whether whatever is here is an older copy, to be replaced. */
  readonly replaces: boolean;
  /** Hands over all pages, one after another. */
  readonly pages: (take: (page: Page) => Promise<void>) => Promise<void>;
}

const list = (names: readonly string[], of = ''): string => names.map((name) => `${of}"${name}"`).join(', ');

/** A row that has travelled, as a row of its table. */
const record = ({ name }: FilmTable, row: string): string => `jsonb_populate_record(null::${name}, ${row})`;

async function stage(client: Client, { table, rows }: Page): Promise<void> {
  await client.query(
    `insert into staged (name, row) select $1, row from jsonb_array_elements($2::jsonb) with ordinality as e(row, at) order by at`,
    [table.name, `[${rows.join(',')}]`],
  );
}

/** Rows that are here already and are others. What others share stands for the same bytes, whoever wrote it. */
async function differing(client: Client, table: FilmTable): Promise<number> {
  if (table.isShared || table.key.length === 0) return 0;
  const same = table.key.map((column) => `t."${column}" = r."${column}"`).join(' and ');
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from staged s cross join lateral ${record(table, 's.row')} r join ${table.name} t on ${same}
     where s.name = $1 and (${table.leaving}) is distinct from s.row`,
    [table.name],
  );
  return rows[0]?.count ?? 0;
}

async function expectNoOthers(client: Client): Promise<void> {
  for (const table of filmTables) {
    const count = await differing(client, table);
    if (count > 0)
      throw new Failure(
        'FILM_CONFLICT',
        `The film is there already, and is another by now: ${count} ${count === 1 ? 'row' : 'rows'} of ${table.name} would be overwritten.`,
      );
  }
}

/** Rows that have nothing to be known by are there when an equal one is. */
const isAbsent = (table: FilmTable): string =>
  table.key.length > 0
    ? 'true'
    : `not exists (select 1 from ${table.name} t where (${table.of}) and (${table.leaving}) = s.row)`;

function insertSql(table: FilmTable): string {
  const once = table.key.length > 0 ? `on conflict (${list(table.key)}) do nothing` : '';
  return `
    insert into ${table.name} (${list(table.columns)})
    select ${list(table.columns, 'r.')} from staged s cross join lateral ${record(table, table.landing)} r
    where s.name = '${table.name}' and ${isAbsent(table)} order by s.place ${once}`;
}

/** Whoever logs waits for this turn, so that positions appear in order to those who read. */
const turnSql = ({ schema }: FilmTable): string => `select pg_advisory_xact_lock(hashtext('${schema}'))`;

/** SQLSTATE of a row that collides with one that is known by something else. */
const COLLIDES = '23505';

async function insert(client: Client, table: FilmTable, { project, key }: Landing): Promise<number> {
  if (table.isLog) await client.query(turnSql(table));
  const { rowCount } = await client
    .query(filledIn(insertSql(table), { project, key }))
    .catch((error: unknown) => {
      const { code, detail } = error as { code?: unknown; detail?: unknown };
      if (code !== COLLIDES) throw error;
      throw new Failure('FILM_CONFLICT', `${table.name} has another row in that place: ${String(detail)}`);
    });
  return rowCount ?? 0;
}

/** Takes away what was here, and what was derived from its logs: that is derived again. */
async function clear(client: Client): Promise<void> {
  await client.query(`truncate ${replacedTables.map(({ name }) => name).join(', ')} restart identity`);
}

/**
 * Takes over all rows of a film in one transaction; resolves to how many were not here before. Rejects with FILM_CONFLICT,
 * and leaves everything as it was, where a row of the same name is another.
 */
export const writeFilm = (client: Client, landing: Landing): Promise<number> =>
  within(client, 'begin', async () => {
    await client.query(`select pg_advisory_xact_lock(hashtext('ainern2d.move'))`);
    await client.query(
      'create temp table staged (place bigint generated always as identity, name text not null, row jsonb not null) on commit drop',
    );
    await landing.pages((page) => stage(client, page));
    await client.query('analyze staged');
    if (landing.replaces) await clear(client);
    else await expectNoOthers(client);
    let written = 0;
    for (const table of filmTables) written += await insert(client, table, landing);
    return written;
  });
