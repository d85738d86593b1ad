/** On a server, what the gateway does for a tenant is done under a role that sees that tenant’s rows, whatever a statement says. */
import type { ClientBase } from 'pg';
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import { schemaOf } from '../../contracts/modules/names.ts';
import type { ModuleWithSchema } from '../schemas.ts';

/** The one module that works for tenants; the others work for runs, of which the gateway has seen whose they are. */
const MODULE: ModuleWithSchema = 'gateway';
const SCHEMA = schemaOf(MODULE);

export const TENANT_ROLE = `ainern_${SCHEMA}_tenant`;

export const hasTenantRole = (module: ModuleWithSchema): boolean => module === MODULE;

/** What is done in the name of a tenant, table by table. */
export const tenantRights: Readonly<Record<string, string>> = {
  project: 'select, insert',
  story_version: 'select, insert',
  revision: 'select, insert, update, delete',
  idempotency: 'select, insert',
  request_key: 'select, insert, update, delete',
  comment: 'select, insert, update',
  share_link: 'select, insert, update',
  member: 'select, insert, update',
  invitation: 'select, insert, update',
  api_key: 'select, insert, update',
  audit: 'select, insert',
  webhook: 'select, insert, update, delete',
  event_feed: 'select',
  event_log: 'select, insert',
  account: 'select (id, name, email)',
};

/** Tables in which nothing is done in the name of one tenant, and why. */
export const withoutTenantRights: Readonly<Record<string, string>> = {
  tenant: 'is opened, and listed, by whoever may do so for all',
  session: 'is of an account, which may belong to several tenants',
  token: 'says of whom it is before anybody knows',
  event_cursor: 'says how far logs of all tenants were read',
};

const ownRows = `tenant_id = current_setting('ainern.tenant', true)`;

/** An account is no tenant’s: each sees who belongs to it, and who has said something there. */
const accountsSeen = `
  id in (select account_id from ${SCHEMA}.member) or id in (select account_id from ${SCHEMA}.comment)`;

const policyOf = (table: string): string =>
  table === 'account'
    ? `for select to ${TENANT_ROLE} using (${accountsSeen})`
    : `to ${TENANT_ROLE} using (${ownRows}) with check (${ownRows})`;

/** In one message, and so in one transaction: there is no moment in which a node that works sees nothing, or too much. */
function rightsSql(table: string, engine: string): string {
  const [name, rights] = [`${SCHEMA}.${table}`, tenantRights[table]];
  return [
    `alter table ${name} enable row level security`,
    `drop policy if exists engine on ${name}`,
    `create policy engine on ${name} to ${engine} using (true) with check (true)`,
    `drop policy if exists tenant on ${name}`,
    `create policy tenant on ${name} ${policyOf(table)}`,
    `revoke all on ${name} from ${TENANT_ROLE}`,
    ...(rights === undefined ? [] : [`grant ${rights} on ${name} to ${TENANT_ROLE}`]),
  ].join(';\n');
}

/** Another when the rights of tenants have become others. */
export const rightsStamp: string = fingerprint(
  [...Object.keys(tenantRights), 'others'].map((table) => rightsSql(table, 'engine')),
);

const tablesSql = `
  select table_name as "table" from information_schema.columns where table_schema = $1 and column_name = 'tenant_id' order by 1`;

/** Shows each tenant its own rows alone, in every table that says whose its rows are; the engine sees all of them. */
export async function grantTenants(client: ClientBase, engine: string): Promise<void> {
  await client.query(`grant usage on schema ${SCHEMA} to ${TENANT_ROLE}`);
  const { rows } = await client.query<{ table: string }>(tablesSql, [SCHEMA]);
  for (const { table } of rows) await client.query(rightsSql(table, engine));
  await client.query(`grant usage on all sequences in schema ${SCHEMA} to ${TENANT_ROLE}`);
}
