/** On a server, each module works under a role of its own that reaches its own schema and no other. */
import type { ClientBase } from 'pg';
import { schemaOf } from '../../contracts/modules/names.ts';
import { grantTenants, TENANT_ROLE } from './tenant-role.ts';
import { modulesWithSchema, type ModuleWithSchema } from '../schemas.ts';

export const roleOf = (module: ModuleWithSchema): string => `ainern_${schemaOf(module)}`;

/** SQLSTATE of a role that is there, or that another database of the server has just made. */
const IS_THERE = ['42710', '23505'];

async function createRole(client: ClientBase, role: string): Promise<void> {
  await client.query(`create role ${role} nologin`).catch((error: unknown) => {
    if (!IS_THERE.includes(String((error as { code?: unknown }).code))) throw error;
  });
  await client.query(`grant ${role} to current_user`);
}

async function grantOwnSchema(client: ClientBase, module: ModuleWithSchema): Promise<void> {
  const [schema, role] = [schemaOf(module), roleOf(module)];
  await client.query(`revoke all on schema ${schema} from public`);
  await client.query(`grant usage on schema ${schema} to ${role}`);
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
  await client.query(`grant usage on all sequences in schema ${schema} to ${role}`);
}

/** Creates the roles that are missing and gives each the rights on its own tables; run after every migration. */
export async function grantModules(client: ClientBase): Promise<void> {
  for (const module of modulesWithSchema) {
    await createRole(client, roleOf(module));
    await grantOwnSchema(client, module);
  }
  await createRole(client, TENANT_ROLE);
  await grantTenants(client, roleOf('gateway'));
}
