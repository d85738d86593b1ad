/** Whether a PostgreSQL server is there, knows who comes, and is one that the product can live on. */
import { Client } from 'pg';
import { Failure, messageOf } from '../../contracts/error.ts';
import { isOutage } from './outage.ts';

const LEAST_VERSION = 150_000;

/** What a server says of itself and of whoever has come. */
export interface ServerFacts {
  readonly number: number;
  readonly name: string;
  readonly hasVector: boolean;
  readonly mayAddVector: boolean;
  readonly mayBuild: boolean;
}

/** What speaks against a server, as a sentence; null when nothing does. */
export function objectionTo(facts: ServerFacts, host: string): string | null {
  const { number, name, hasVector, mayAddVector, mayBuild } = facts;
  const server = `The database server ${host}`;
  if (number < LEAST_VERSION) return `${server} is PostgreSQL ${name}; it must be 15 or newer.`;
  if (!hasVector) return `${server} lacks pgvector; install it for PostgreSQL ${name}.`;
  if (!mayBuild)
    return `${server} does not let the user of AINERN_DATABASE build the tables: it must be able to create schemas in the database, and roles.`;
  return mayAddVector
    ? null
    : `${server} does not let the user of AINERN_DATABASE add pgvector; have a superuser say “create extension vector” in the database.`;
}

const ask = `
  select current_setting('server_version_num')::int as number, current_setting('server_version') as name,
         exists (select from pg_available_extensions where name = 'vector') as "hasVector",
         exists (select from pg_available_extension_versions v
                 where v.name = 'vector' and (v.installed or v.trusted or not v.superuser or me.rolsuper)) as "mayAddVector",
         has_database_privilege(current_database(), 'create') and (me.rolcreaterole or me.rolsuper) as "mayBuild"
  from pg_roles me where me.rolname = current_user`;

/** Throws CONFIGURATION_INVALID. What is not understood may still hold a password, so it is not told. */
export function checkForm(url: string): void {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return;
  throw new Failure(
    'CONFIGURATION_INVALID',
    `AINERN_DATABASE begins with “${url.split(':')[0] ?? ''}:”; it must be pglite:DIR or postgres://USER:PASSWORD@HOST/DATABASE.`,
  );
}

/** Never tells the password: the driver’s errors do not have it. */
const unreached = (error: unknown, host: string): Failure =>
  isOutage(error)
    ? new Failure(
        'STORAGE_UNAVAILABLE',
        `The database server ${host} cannot be reached: ${messageOf(error)}.`,
      )
    : new Failure(
        'CONFIGURATION_INVALID',
        `The database server ${host} refuses AINERN_DATABASE: ${messageOf(error)}.`,
      );

async function connected(url: string, withinMs: number): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: withinMs });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    void client.end().catch(() => undefined);
    throw error;
  });
  return client;
}

/** Does a deed, and what it has to put up with. */
type Patience = <T>(deed: () => Promise<T>) => Promise<T>;

/** Rejects with CONFIGURATION_INVALID, or with STORAGE_UNAVAILABLE when nobody answers within `withinMs`. */
export async function connectTo(
  url: string,
  withinMs: number,
  patience: Patience = (deed) => deed(),
): Promise<Client> {
  checkForm(url);
  return patience(() => connected(url, withinMs)).catch((error: unknown) => {
    throw unreached(error, new URL(url).host);
  });
}

/** Rejects with CONFIGURATION_INVALID where the server cannot serve. */
export async function checkServer(client: Client, host: string): Promise<void> {
  const { rows } = await client.query<ServerFacts>(ask);
  const objection = rows[0] === undefined ? null : objectionTo(rows[0], host);
  if (objection !== null) throw new Failure('CONFIGURATION_INVALID', objection);
}

/** Rejects with CONFIGURATION_INVALID, or with STORAGE_UNAVAILABLE when nobody answers within `withinMs`. */
export async function greetDatabase(url: string, withinMs: number): Promise<void> {
  const client = await connectTo(url, withinMs);
  await checkServer(client, new URL(url).host).finally(() => client.end());
}
