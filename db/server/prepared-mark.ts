/** A mark in the database that says what it was prepared for, so that a node sees at a glance that nothing is to be done. */
import type { ClientBase } from 'pg';
import { schemaOf } from '../../contracts/modules/names.ts';
import { schemaStamp } from '../embedded/template.ts';
import { modulesWithSchema } from '../schemas.ts';
import { roleOf } from './module-roles.ts';
import { rightsStamp, TENANT_ROLE } from './tenant-role.ts';

/** The schema that carries the mark, as its comment. */
const MARKED = schemaOf('gateway');

const mark = `ainern2d ${schemaStamp} ${rightsStamp}`;

/** Each role with the schema that it reaches. */
const roles = [
  ...modulesWithSchema.map((module) => [roleOf(module), schemaOf(module)]),
  [TENANT_ROLE, MARKED],
];

/** Roles belong to the server and not to the database: one that was moved here may lack them. */
const rolesSql = `
  select count(*)::int as ready from unnest($1::text[], $2::text[]) as wanted(role, schema) join pg_roles r on r.rolname = wanted.role
  where pg_has_role(r.oid, 'member') and has_schema_privilege(r.oid, wanted.schema, 'usage')`;

async function hasRoles(client: ClientBase): Promise<boolean> {
  const values = [roles.map(([role]) => role), roles.map(([, schema]) => schema)];
  const { rows } = await client.query<{ ready: number }>(rolesSql, values);
  return rows[0]?.ready === roles.length;
}

/** Whether these migrations have been made here and every module has its rights. */
export async function isPrepared(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ said: string | null }>(
    `select obj_description(to_regnamespace($1), 'pg_namespace') as said`,
    [MARKED],
  );
  return rows[0]?.said === mark && (await hasRoles(client));
}

/** Whoever dies while preparing leaves no mark of what was before. */
export async function notePreparing(client: ClientBase): Promise<void> {
  await client.query(`create schema if not exists ${MARKED}`);
  await client.query(`comment on schema ${MARKED} is null`);
}

export async function notePrepared(client: ClientBase): Promise<void> {
  await client.query(`comment on schema ${MARKED} is '${mark}'`);
}
