/** What a film is moved between: its folder and an installation, each with a database and a store of objects. */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { Objects } from '../../actors/runtime/objects.ts';
import { openObjects } from '../../adapters/objects/index.ts';
import { Failure } from '../../contracts/error.ts';
import { openFolder } from '../../db/embedded/template.ts';
import { checkSameTables, connectFolder } from '../../db/move/connect.ts';
import { installationName } from '../../db/server/installation-name.ts';
import { connectTo } from '../../db/server/greet.ts';
import type { Settings } from '../../settings.ts';

export interface End {
  readonly database: Client;
  readonly objects: Objects;
}

export interface Ends {
  readonly here: End;
  readonly there: End;
  /** What the installation is called. */
  readonly name: string;
  /** Makes what is in the folder’s database outlast a loss of power, which it does not by itself. */
  settleHere(): Promise<void>;
  close(): Promise<void>;
}

/** How long is waited for the database server, ms. */
const SERVER_WITHIN_MS = 5_000;

type Stores = Pick<Settings, 'database' | 'objects'>;

/** Throws CONFIGURATION_INVALID for what is no installation. */
export function checkStores({ database, objects }: Stores): void {
  if (/^postgres(ql)?:\/\//.test(database) && objects.startsWith('s3://')) return;
  throw new Failure(
    'CONFIGURATION_INVALID',
    'To move a film, AINERN_DATABASE and AINERN_OBJECTS must name the servers of an installation, postgres://… and s3://….',
  );
}

/** Has the disk keep every file of a folder. */
async function syncFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const handle = await open(join(entry.parentPath, entry.name), 'r');
    await handle.sync().finally(() => handle.close());
  }
}

/** Opens both ends. `folder` is the private one. Rejects with CONFIGURATION_INVALID where their tables are not the same. */
export async function openEnds(folder: string, stores: Stores): Promise<Ends> {
  const name = installationName(stores.database);
  const there = await connectTo(stores.database, SERVER_WITHIN_MS);
  const path = join(folder, 'database');
  const server = await openFolder(path);
  const here = await connectFolder(server);
  const close = async (): Promise<void> => {
    await Promise.allSettled([here.end(), there.end()]);
    await server.close();
  };
  try {
    await checkSameTables(here, there, name);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    here: { database: here, objects: openObjects(`folder:${folder}`) },
    there: { database: there, objects: openObjects(stores.objects) },
    settleHere: async () => {
      await here.query('checkpoint');
      await syncFiles(path);
    },
    ...{ name, close },
  };
}
