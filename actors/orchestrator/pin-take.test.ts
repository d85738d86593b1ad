import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PinnedTake } from '../../contracts/edits/shot-edits.ts';
import { JobKind } from '../../contracts/job-kinds.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import type { Edit } from '../../contracts/story.ts';
import { decodeJson } from '../runtime/maker.ts';
import { recipeOf } from '../model-router/routes.ts';
import { listTakes } from './list-takes.ts';
import { pinTake } from './pin-take.ts';
import { coarse, Rehearsal } from './rehearsal.ts';

// Other tests may have both cores.
jest.setTimeout(30_000);

const story = readFileSync('examples/灯笼匠.txt', 'utf8');
const shotId = 'shot-l3';
let film: Rehearsal;

const ports = () => {
  const { run, jobs } = film.journal.kept;
  return {
    objects: film.objects,
    views: { stored: async (runId: string) => (runId === 'run-1' ? { run, jobs } : null) },
  };
};
const pin = (more = {}) => pinTake(ports(), { projectId: 'p', runId: 'run-1', shotId, ...more });
const jobIn = ({ jobs }: Rehearsal) => jobs.find(({ key }) => key === `shot:${shotId}`);

beforeAll(async () => {
  film = new Rehearsal(story);
  await film.work(await film.begin());
}, 30_000);

describe('a take that is written down', () => {
  test('says all that it was made from, and what is heard in it', async () => {
    const { digest, document } = await pin();
    const take = PinnedTake.parse(decodeJson(await film.objects.get(document)));
    expect([digest, take.digest]).toEqual([jobIn(film)?.digest, digest]);
    expect(JSON.stringify(take)).not.toContain('$artifact');
    expect(take.speech.map(({ lineId }) => lineId)).toEqual(['l3']);
    expect(await pin()).toMatchObject({ document });
  });

  test('is no other project’s, and none of a shot that there is not', async () => {
    for (const more of [{ projectId: 'q' }, { runId: 'run-2' }, { shotId: 'shot-99' }])
      await expect(pin(more)).rejects.toMatchObject({ code: 'TAKE_UNKNOWN' });
  });

  test('is not made anew where its shot is locked, though another maker would make all others', async () => {
    const lock: Edit = { type: 'lockShot', shotId, locked: true, take: await pin() };
    const next = new Rehearsal(story, film);
    next.modules.serve(modelRouter.chooseRecipes, async ({ kinds }) => ({
      recipes: Object.fromEntries(kinds.map((kind) => [kind, { ...recipeOf(coarse), model: 'm2' }])),
      ...{ coarser: {}, providers: { [coarse.id]: { ...coarse, kinds: [...JobKind.options] } } },
    }));
    await next.work(await next.begin([], [lock]));
    expect(next.state).toBe('succeeded');
    const shots = next.jobs.filter(({ kind }) => kind === 'shot');
    expect(shots.filter(({ reused }) => reused).map(({ key }) => key)).toEqual([`shot:${shotId}`]);
    expect(jobIn(next)?.artifacts).toEqual(jobIn(film)?.artifacts);
  });
});

test('takes are listed once, however many films have them, and only with what can be shown of them', async () => {
  const shotPlan = film.journal.kept.run.documents.shotPlan ?? null;
  const artifacts = jobIn(film)?.artifacts ?? [];
  const made = {
    shotId,
    takeNo: 0,
    kind: 'shot',
    artifacts,
    shotPlan,
    at: '2026-01-01T00:00:00.000Z',
  } as const;
  const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
  const takes = {
    ofShot: async () => [
      { ...made, digest: first, runId: 'run-1' },
      { ...made, digest: second, runId: 'run-2' },
      { ...made, digest: first, runId: 'run-3' },
      { ...made, digest: 'c'.repeat(64), runId: 'run-4', artifacts: [] },
    ],
    ofRun: async () => [],
  };
  const listed = await listTakes({ takes, objects: film.objects }, { projectId: 'p', of: { shotId } });
  expect(listed.takes.map(({ digest, runIds }) => [digest, runIds])).toEqual([
    [first, ['run-1', 'run-3']],
    [second, ['run-2']],
  ]);
  expect(listed.takes[0]).toMatchObject({ frames: 99, size: 'close', video: { mediaType: 'video/mp4' } });
});
