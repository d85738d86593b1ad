/** What every store of takes must tell. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RunJob } from '../../actors/orchestrator/job-graph.ts';
import type { TakeViews } from '../../actors/orchestrator/journal.ts';
import type { Database } from '../open.ts';
import { journal } from './journal.ts';
import { testScope } from './samples/fresh-database.ts';
import { commitOf, jobOf, orderOf, seizer, waiting } from './samples/runs.ts';
import { takeViews } from './take-views.ts';

const hash = (sign: string): string => sign.repeat(64);
const shotPlan = { sha256: hash('f'), bytes: 2, mediaType: 'application/json' } as const;

/** A finished job of a shot. */
const shotJob = (runId: string, shotId: string, more: Partial<RunJob>): RunJob =>
  jobOf(`shot:${shotId}`, {
    ...{ id: `job-${runId}-${shotId}`, kind: 'shot', subject: { shotId }, needs: [], state: 'succeeded' },
    artifacts: [{ role: 'video', sha256: hash('e'), bytes: 1, mediaType: 'video/mp4' }],
    ...more,
  });

export function describeTakeViews(name: string, open: () => Promise<Database>): void {
  describe(`takes on ${name}`, () => {
    let views: TakeViews;

    beforeAll(async () => {
      const database = await (await open()).of('orchestrator');
      views = takeViews(database);
      const runs = journal(database);
      for (const [runId, projectId, sign] of [
        ['run-take-1', 'prj-takes', 'a'],
        ['run-take-2', 'prj-takes', 'b'],
        ['run-take-3', 'prj-others', 'c'],
      ] as const) {
        const scope = { ...testScope, projectId };
        await runs.create(orderOf(runId), scope, waiting(runId));
        const claim = (await runs.claim(runId, seizer('node-a'), 5_000))!;
        const jobs = [
          shotJob(runId, 's2', { position: 1, digest: hash(sign) }),
          shotJob(runId, 's1', { position: 0, digest: hash('9') }),
        ];
        const takes = jobs.map(({ id: jobId, subject, digest, takeNo }) => ({
          ...{ jobId, takeNo, shotId: subject.shotId ?? '', digest: digest ?? '', videoSha256: hash('e') },
          recipe: { provider: 'p', model: 'm', rung: 'drawn' as const, workflow: 'w' },
        }));
        await runs.commit(
          commitOf(claim, { scope, opened: jobs, takes, documents: { shotPlan }, state: 'succeeded' }),
        );
      }
    });

    test('are those of one shot in every film of a project, the oldest first', async () => {
      const takes = await views.ofShot('prj-takes', 's2');
      expect(takes.map(({ runId, digest }) => [runId, digest])).toEqual([
        ['run-take-1', hash('a')],
        ['run-take-2', hash('b')],
      ]);
      expect(takes[0]).toMatchObject({ kind: 'shot', takeNo: 0, shotPlan, artifacts: [{ role: 'video' }] });
      expect(takes[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(await views.ofShot('prj-takes', 's3')).toEqual([]);
    });

    test('are those of all shots of one film, in its order and a page at a time', async () => {
      const page = (after: number) => views.ofRun('prj-takes', 'run-take-1', { after, limit: 1 });
      const pages = await Promise.all([0, 1, 2].map(page));
      expect(pages.map((takes) => takes.map(({ shotId }) => shotId))).toEqual([['s1'], ['s2'], []]);
    });

    test('are nobody else’s', async () => {
      expect(await views.ofRun('prj-others', 'run-take-1', { after: 0, limit: 9 })).toEqual([]);
    });
  });
}
