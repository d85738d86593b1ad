/** What nobody can ask for over HTTP, such as that time has passed: done in the database of a studio that is closed. */
import { join } from 'node:path';
import { openDatabase } from '../../db/open.ts';

export async function inDatabaseOf(folder: string, sql: string): Promise<void> {
  const database = await openDatabase(`pglite:${join(folder, '.ainern2d', 'database')}`);
  try {
    await (await database.of('gateway')).query(sql);
  } finally {
    await database.close();
  }
}
