/** Takes a film from an installation that works on it: first nobody may go on with it, in the end it is not there any more. */
import type { Client } from 'pg';
import { within } from './connect.ts';
import { filledIn, filmTables } from './film-tables.ts';

/** Who holds the runs of a film that is being moved away. */
const MOVER = 'move';

/**
 * Takes all runs of a project from whoever holds them, for ever: a higher epoch refuses every commit of theirs. Its jobs wait
 * for ever, and whoever does one of them is not believed any more.
 */
export const holdFilm = (client: Client, project: string): Promise<void> =>
  within(client, 'begin', async () => {
    await client.query(
      `update orchestrator.run set epoch = epoch + 1, owner = $2, lease_until = 'infinity', rests_until = null where project_id = $1`,
      [project, MOVER],
    );
    await client.query(
      `update worker_hub.dispatch set state = 'queued', attempt = case when state = 'leased' then greatest(0, attempt - 1) else attempt end,
              worker_id = null, lease_until = null, lost = '{}', not_before = 'infinity'
       where project_id = $1 and state in ('queued', 'leased')`,
      [project],
    );
  });

/** Lets the installation go on with a film that was held. */
export const releaseFilm = (client: Client, project: string): Promise<void> =>
  within(client, 'begin', async () => {
    await client.query(
      `update orchestrator.run set owner = null, lease_until = null where project_id = $1 and owner = $2`,
      [project, MOVER],
    );
    await client.query(
      `update worker_hub.dispatch set not_before = now() where project_id = $1 and not_before = 'infinity'`,
      [project],
    );
  });

/**
 * Takes the rows of a film away. Logs keep what has happened; what is known by the bytes it stands for stays as well, with
 * what it was made for: other films may use it.
 */
export const forgetFilm = (client: Client, project: string): Promise<void> =>
  within(client, 'begin', async () => {
    const own = filmTables.filter(
      ({ isLog, isShared, name }) => !isLog && !isShared && name !== 'worker_hub.artifact_ref',
    );
    for (const { name, of } of own)
      await client.query(filledIn(`delete from ${name} t where ${of}`, { project }));
  });
