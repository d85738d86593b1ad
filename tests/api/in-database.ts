/** What nobody can ask for over HTTP, such as that time has passed: done in the database of a studio that is closed. */
import { join } from 'node:path';
import type { Row } from '../../db/module-database.ts';
import { openDatabase } from '../../db/open.ts';

export async function inDatabaseOf(folder: string, sql: string): Promise<readonly Row[]> {
  const database = await openDatabase(`pglite:${join(folder, '.ainern2d', 'database')}`);
  try {
    return await (await database.of('gateway')).query(sql);
  } finally {
    await database.close();
  }
}
