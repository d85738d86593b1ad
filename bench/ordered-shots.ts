/** The shots that a film was made of. */
import { join } from 'node:path';
import { jobKinds, type InputsOf } from '../contracts/job-kinds.ts';
import { moduleDataSource } from '../db/data-source.ts';
import { openFolder } from '../db/embedded/template.ts';

export type OrderedShot = InputsOf<'shot'>;

/** The shots of the film, as they were ordered. */
export async function shotsIn(folder: string): Promise<readonly OrderedShot[]> {
  const server = await openFolder(join(folder, '.ainern2d', 'database'));
  const source = await moduleDataSource(server, 'worker-hub').initialize();
  try {
    const rows = await source.query<{ inputs: unknown }[]>(
      `select task->'inputs' as inputs from worker_hub.dispatch where kind = 'shot' order by position`,
    );
    return rows.map(({ inputs }) => jobKinds.shot.inputs.parse(inputs));
  } finally {
    await source.destroy();
    await server.close();
  }
}
