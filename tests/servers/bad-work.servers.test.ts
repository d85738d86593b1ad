import { describe, expect, test } from '@jest/globals';
import type { Installation } from './installation.ts';
import { laptopFilm } from './laptop-film.ts';
import type { Environment } from './node-process.ts';

const { within } = laptopFilm();

/** What goes wrong with some shots, what the node that makes them is told, and what is said of each that was given up. */
const mishaps: readonly (readonly [string, Environment, string])[] = [
  ['crash', {}, 'The process ended (SIGKILL)'],
  ['hang', { AINERN_STALL_SECONDS: '4' }, 'The process came no further for 4000 ms'],
  ['garbage', {}, 'The result of a shot has no “video”.'],
  ['grow', { AINERN_MAKER_MEMORY_MB: '768' }, 'it may hold 768 MB.'],
];

/** By whom the shots were made, and whether any of them, or all of them, were given up before. */
const makers = (installation: Installation) =>
  installation.query(
    `select t.recipe->>'provider' as provider, bool_or(e.seq is not null) as any_given_up, bool_and(e.seq is not null) as all_given_up
     from orchestrator.take t join orchestrator.job j on j.id = t.id
     left join orchestrator.run_event e on e.type = 'jobDegraded' and e.data->>'key' = j.key group by 1 order by 1`,
  );

/** Why shots were given up. */
const reasons = (installation: Installation) =>
  installation.query<{ message: string }>(
    `select data->>'message' as message from orchestrator.run_event where type = 'jobDegraded'`,
  );

/** Shots that are known to the build cache without all that a shot yields. */
const spoiltInCache = (installation: Installation) =>
  installation.query(
    `select c.digest from worker_hub.build_cache c join worker_hub.dispatch d using (digest)
     where d.kind = 'shot' and jsonb_array_length(c.artifacts) <> 3`,
  );

describe('an installation whose GPU cannot do some shots, because they', () => {
  test.each(mishaps)(
    '%s, draws these, and makes the same film',
    async (mishap, terms, because) => {
      await within(`bad_${mishap}`, async (installation, order) => {
        const AINERN_PROVIDERS = `fake-gpu://shot?${mishap}=15&vram=8192`;
        await installation.start('control,intelligence', { AINERN_PROVIDERS });
        await installation.start('execution', { AINERN_GPUS: 'fake:vram=16384,count=1', ...terms });
        await order().isTheSame();
        expect(await makers(installation)).toEqual([
          { provider: 'fake-gpu-shot', any_given_up: false, all_given_up: false },
          { provider: 'paper-cut', any_given_up: true, all_given_up: true },
        ]);
        const said = (await reasons(installation)).map(({ message }) => message);
        expect(said.length).toBeGreaterThan(0);
        expect(said).toEqual(said.map(() => expect.stringContaining(because)));
        expect(await spoiltInCache(installation)).toEqual([]);
      });
    },
    420_000,
  );
});
