/** DBOS: a workflow of three steps whose bodies do nothing, on the same PostgreSQL. */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { atOnce } from '../at-once.ts';
import { given, serveRounds } from '../rounds.ts';

const { database, runs, together } = given();
DBOS.setConfig({ name: 'bench', systemDatabaseUrl: database, logLevel: 'error', runAdminServer: false });

const workflow = DBOS.registerWorkflow(
  async (order) => {
    for (const name of ['first', 'second', 'third'])
      await DBOS.runStep(async () => ({ name, order }), { name });
    return 'done';
  },
  { name: 'threeSteps' },
);
await DBOS.launch();

const order = { prompt: 'x'.repeat(200) };
await atOnce(together, together, () => workflow(order));
serveRounds(() => atOnce(runs, together, () => workflow(order)));
