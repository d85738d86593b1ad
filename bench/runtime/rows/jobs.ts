/** Jobs leased and completed, 64 in hand, beside pg-boss on the same PostgreSQL and BullMQ on Redis. */
import { Contender } from '../contender.ts';
import { inTurns, says, type Scene } from '../scene.ts';
import { least, ratios, type Row } from '../table.ts';

const TOGETHER = 64;

export async function jobRows(scene: Scene): Promise<readonly Row[]> {
  says('jobs leased and completed, 64 in hand (a second)…');
  const database = await scene.freshDatabase();
  const { cache } = scene.urls;
  const terms = await scene.terms('jobs', true);
  const contenders = {
    ours: await Contender.start('ours/hub-jobs.ts', { ...terms, together: TOGETHER, jobs: 2_560 }),
    pgBoss: await Contender.start('peers/pg-boss.mjs', {
      ...{ database, together: TOGETHER, jobs: 1_280, connections: TOGETHER },
    }),
    bullMq: await Contender.start('peers/bullmq.mjs', { cache, together: TOGETHER, jobs: 5_120 }),
  };
  const turns = Object.entries(contenders).map(([name, each]) => [name, () => each.round()] as const);
  const { ours = [], pgBoss = [], bullMq = [] } = await inTurns(scene, Object.fromEntries(turns));
  await Promise.all(Object.values(contenders).map((each) => each.kill()));
  const rate = (what: string, values: readonly number[]): Row => ({
    what,
    values,
    unit: 'jobs/s',
    limit: null,
  });
  return [
    rate('jobs leased and completed, 64 in hand', ours),
    rate('pg-boss', pgBoss),
    rate('BullMQ (on disk once a second)', bullMq),
    { what: 'ours ÷ pg-boss', values: ratios(ours, pgBoss), unit: '×', limit: least(3) },
    { what: 'ours ÷ BullMQ', values: ratios(ours, bullMq), unit: '×', limit: least(1) },
  ];
}
