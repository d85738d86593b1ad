/**
 * BullMQ: one worker that does so many jobs at once, on the same Redis, which writes what it holds to disk once a second, as
 * BullMQ's manual wants it.
 */
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { given, serveRounds } from '../rounds.ts';

const { cache, jobs, together } = given();
const { hostname: host, port, password } = new URL(cache);
const connection = {
  host,
  port: Number(port),
  maxRetriesPerRequest: null,
  ...(password && { password: decodeURIComponent(password) }),
};

const redis = new Redis(connection);
await redis.config('SET', 'appendfsync', 'everysec');
await redis.config('SET', 'appendonly', 'yes');

let queues = 0;
const data = { runId: 'run-1', shot: 3, prompt: 'x'.repeat(200) };

serveRounds(async () => {
  const name = `jobs-${(queues += 1)}`;
  const queue = new Queue(name, { connection });
  await queue.addBulk(Array.from({ length: jobs }, () => ({ name: 'job', data })));
  let left = jobs;
  const over = Promise.withResolvers();
  const worker = new Worker(name, async () => 'done', { connection, concurrency: together, autorun: false });
  worker.on('completed', () => ((left -= 1) === 0 ? over.resolve() : undefined));
  worker.on('error', over.reject);
  await worker.waitUntilReady();
  const began = performance.now();
  void worker.run();
  await over.promise;
  const perSecond = (1_000 * jobs) / (performance.now() - began);
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  return perSecond;
});
