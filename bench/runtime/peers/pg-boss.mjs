/** pg-boss: so many workers, each fetching a job and completing it, on the same PostgreSQL. */
import { PgBoss } from 'pg-boss';
import { atOnce } from '../at-once.ts';
import { given, serveRounds } from '../rounds.ts';

const { database, jobs, together, connections } = given();
const boss = new PgBoss({ connectionString: database, max: connections, supervise: false, schedule: false });
boss.on('error', (error) => process.stderr.write(`${error.stack}\n`));
await boss.start();

let queues = 0;
const data = { runId: 'run-1', shot: 3, prompt: 'x'.repeat(200) };

serveRounds(async () => {
  const name = `jobs-${(queues += 1)}`;
  await boss.createQueue(name);
  await boss.insert(
    name,
    Array.from({ length: jobs }, () => ({ data })),
  );
  return atOnce(jobs, together, async () => {
    // Two who fetch at once may both be sent away while there is work.
    for (;;) {
      const [job] = await boss.fetch(name);
      if (job !== undefined) return boss.complete(name, job.id);
    }
  });
});
