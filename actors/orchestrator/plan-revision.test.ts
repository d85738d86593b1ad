import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { EntityPack } from '../../contracts/entity.ts';
import type { StoryReading } from '../../contracts/reading.ts';
import { RevisionPlan } from '../../contracts/revision-plan.ts';
import { defaultRunOptions } from '../../contracts/run.ts';
import type { Edit } from '../../contracts/story.ts';
import { lanternMaker } from '../planner/samples/lantern-maker.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import type { RunJob } from './job-graph.ts';
import { comparePlan } from './compare-plans.ts';
import { planRevision } from './plan-revision.ts';
import { Rehearsal, scope } from './rehearsal.ts';
import { AROUND_JOBS_SECONDS } from './weigh-revision.ts';

// Other tests may have both cores.
jest.setTimeout(30_000);

const story = readFileSync('examples/灯笼匠.txt', 'utf8');
let film: Rehearsal;
let cast: EntityPack['characters'];

beforeAll(async () => {
  film = new Rehearsal(story);
  await film.work(await film.begin());
  const pack = film.journal.kept.run.documents.pack?.sha256 ?? '';
  cast = EntityPack.parse(decodeJson(await film.objects.get(pack))).characters;
}, 30_000);

/** What a revision is said to touch, before anything is made. */
async function planned(
  edits: readonly Edit[],
  { reread, by = film }: { reread?: StoryReading; by?: Rehearsal } = {},
): Promise<RevisionPlan> {
  const { run, jobs } = film.journal.kept;
  const views = {
    run: async () => null,
    jobs: async () => [],
    stored: async (runId: string) => (runId === 'run-1' ? { run, jobs } : null),
  };
  const reading =
    reread === undefined ? null : (await film.objects.put(encodeJson(reread), 'application/json')).sha256;
  const plan = await planRevision({ ask: by.modules.ask, objects: film.objects, views }, scope, {
    ...{ baseRunId: 'run-1', revision: await film.revision(edits), options: defaultRunOptions },
    ...{ fileName: '灯笼匠.txt', title: '灯笼匠', reading },
  });
  return RevisionPlan.parse(decodeJson(await film.objects.get(plan.sha256)));
}

/** What really is made anew when the revision is run with all that the film has made before. */
async function remade(edits: readonly Edit[], reread?: StoryReading): Promise<RunJob[]> {
  const next = new Rehearsal(story, film);
  if (reread !== undefined) next.hub.read = () => reread;
  await next.work(await next.begin([], edits));
  expect(next.state).toBe('succeeded');
  for (const { id, reused } of next.jobs)
    expect([id, next.till.states.get(id)]).toEqual([id, reused ? 'released' : 'settled']);
  return next.jobs.filter(({ reused }) => !reused);
}

const keysOf = (jobs: readonly { readonly key: string }[]): string[] => jobs.map(({ key }) => key).sort();
const kindsOf = (jobs: readonly { readonly kind: string }[]): string[] =>
  [...new Set(jobs.map(({ kind }) => kind))].sort();

/** The line whose words a voice job says. */
const lineSaying = (words: string): string =>
  film.jobs.find(({ kind, inputs }) => kind === 'voice' && inputs['text'] === words)?.subject.lineId ?? '';

const idOf = (name: string): string => cast.find((each) => each.name === name)?.id ?? '';

const edits: Record<string, () => Edit[]> = {
  'other words of the same length': () => [
    { type: 'setLineText', lineId: lineSaying('老哥，这灯真亮。'), text: '兄弟，这灯真好。' },
  ],
  'more words': () => [
    {
      type: 'setLineText',
      lineId: lineSaying('老哥，这灯真亮。'),
      text: '老哥，这灯真亮，我在河上远远地就看见了。',
    },
  ],
  'another speaker': () => {
    const speaker = cast.find(({ name }) => name === '陈伯')?.id ?? '';
    return [
      { type: 'setLineSpeaker', lineId: lineSaying('我爹的船还没回来。河上黑，他看不见码头。'), speaker },
    ];
  },
  'another take of a shot': () => {
    const shotId = film.jobs.find(({ kind }) => kind === 'shot')?.subject.shotId ?? '';
    return [{ type: 'retakeShot', shotId }];
  },
  'another costume': () => [
    { type: 'setLook', entityId: idOf('船夫'), look: { costume: { main: '#a03020' } } },
  ],
  'another voice': () => [{ type: 'setVoice', entityId: idOf('船夫'), voice: { pitch: -5 } }],
  'another name': () => [{ type: 'renameEntity', entityId: idOf('船夫'), name: '老周' }],
  'two who are one': () => [{ type: 'mergeEntities', from: idOf('船夫'), into: idOf('陈伯') }],
  'a place with another name': () => [{ type: 'renameEntity', entityId: 'p2', name: '皇宫' }],
  'two places that are one': () => [{ type: 'mergeEntities', from: 'p3', into: 'p1' }],
  'one who is two': () => [
    {
      ...{ type: 'splitEntity', entityId: idOf('船夫'), name: '阿水', gender: 'male', age: null },
      lineIds: [lineSaying('老哥，这灯真亮。')],
    },
  ],
};

describe('the plan of a revision', () => {
  test('that changes nothing touches nothing', async () => {
    const plan = await planned([]);
    expect(plan.touched).toEqual([]);
    expect(plan.removed).toEqual([]);
    expect(keysOf(plan.reused)).toEqual(keysOf(film.jobs.filter(({ kind }) => kind !== 'reading')));
    expect(plan.seconds).toEqual({ low: AROUND_JOBS_SECONDS, high: AROUND_JOBS_SECONDS });
    expect(keysOf(await remade([]))).toEqual([]);
  });

  test.each(Object.keys(edits))(
    'with %s touches no more than it says, and all that it is certain of',
    async (name) => {
      const edit = edits[name]?.() ?? [];
      const plan = await planned(edit);
      const made = keysOf(await remade(edit));
      const touched = keysOf(plan.touched);
      const certain = keysOf(plan.touched.filter(({ effect }) => effect === 'certain'));
      expect(made.filter((key) => !touched.includes(key))).toEqual([]);
      expect(certain.filter((key) => !made.includes(key))).toEqual([]);
      expect(certain.length).toBeGreaterThan(0);
    },
  );

  test('of one line leaves every other voice, every rig, background and bed as it is', async () => {
    for (const name of ['other words of the same length', 'more words']) {
      const plan = await planned(edits[name]?.() ?? []);
      const voices = plan.touched.filter(({ kind }) => kind === 'voice' || kind === 'visemes');
      expect(voices.map(({ subject }) => subject.lineId)).toEqual([
        lineSaying('老哥，这灯真亮。'),
        lineSaying('老哥，这灯真亮。'),
      ]);
      for (const kind of ['rig', 'background', 'ambience', 'effect', 'reading'])
        expect(kindsOf(plan.touched)).not.toContain(kind);
    }
  });

  test('of one line that is as long as before draws the shots it is said in, and no other', async () => {
    const edit = edits['other words of the same length']?.() ?? [];
    const shots = (await remade(edit)).filter(({ kind }) => kind === 'shot');
    const said = `visemes:${lineSaying('老哥，这灯真亮。')}`;
    const saying = film.jobs.filter(({ kind, needs }) => kind === 'shot' && needs.includes(said));
    expect(keysOf(shots)).toEqual(keysOf(saying));
    expect(shots).toHaveLength(1);
  });

  test('of a costume draws one rig and the shots that he is in, and no other', async () => {
    const edit = edits['another costume']?.() ?? [];
    const made = await remade(edit);
    const shots = made.filter(({ kind }) => kind === 'shot');
    const rig = `rig:${idOf('船夫')}`;
    const his = film.jobs.filter(({ kind, needs }) => kind === 'shot' && needs.includes(rig));
    expect(keysOf(shots)).toEqual(keysOf(his));
    expect(keysOf(made.filter(({ kind }) => kind === 'rig'))).toEqual([rig]);
    expect(kindsOf(made)).not.toContain('voice');
    expect(shots.length).toBeLessThan(film.jobs.filter(({ kind }) => kind === 'shot').length / 2);
  });

  test('of a name draws no shot and speaks no line', async () => {
    for (const name of ['another name', 'a place with another name']) {
      const kinds = kindsOf(await remade(edits[name]?.() ?? []));
      for (const kind of ['voice', 'rig', 'shot', 'background', 'mix']) expect(kinds).not.toContain(kind);
    }
  });

  test('of a lock touches nothing', async () => {
    const { name, gender, age, look, voice } = cast.find((each) => each.name === '船夫') ?? cast[0]!;
    const keeps = { name, gender, age, look, voice };
    const lock: Edit = { type: 'lockEntity', entityId: idOf('船夫'), locked: true, keeps };
    expect(keysOf((await planned([lock])).touched)).toEqual([]);
    expect(keysOf(await remade([lock]))).toEqual([]);
  });

  test('of a story that says the same words twice decides about both', async () => {
    const [line] = film.jobs.filter(({ kind }) => kind === 'voice');
    if (line === undefined) throw new Error('Somebody speaks.');
    const { key, kind, subject, inputs, takeNo, estimateMs } = line;
    const said = { key, kind, subject, inputs, takeNo, estimateMs };
    const recipes = film.journal.kept.run.documents.recipes ?? {};
    const { touched } = await comparePlan([said, { ...said, key: 'voice:again' }], {
      ...{ tenantId: scope.tenantId, recipes, lookUp: async () => new Map() },
    });
    expect([...touched.keys()]).toEqual([key, 'voice:again']);
  });

  test('says why each job is touched, and what it takes', async () => {
    const plan = await planned(edits['more words']?.() ?? []);
    expect(plan.touched.every(({ because }) => because.length > 0)).toBe(true);
    const sum = plan.touched.reduce((seconds, job) => seconds + job.seconds.high, 0);
    expect(plan.seconds.high).toBeCloseTo(AROUND_JOBS_SECONDS + sum, 6);
    expect(plan.seconds.low).toBeLessThanOrEqual(plan.seconds.high);
    const shots = plan.touched.filter(({ kind }) => kind === 'shot').map(({ subject }) => subject.shotId);
    expect(plan.shots.touched).toEqual(shots);
    const all = [...plan.shots.touched, ...plan.shots.reused].sort();
    expect(new Set(all).size).toBe(all.length);
  });

  test('keeps nothing, neither of entities nor of plans', async () => {
    expect(film.modules.kept).toEqual(['bible', 'fit']);
    await planned(edits['more words']?.() ?? []);
    expect(film.modules.kept).toEqual(['bible', 'fit']);
  });

  test('names the edit it is the plan of', async () => {
    const edit = edits['more words']?.() ?? [];
    expect((await planned(edit)).edits).toEqual([`setLineText ${lineSaying('老哥，这灯真亮。')}`]);
  });

  test('of what an earlier revision made touches nothing: a line is as long as it was spoken then', async () => {
    const edit = edits['more words']?.() ?? [];
    const earlier = new Rehearsal(story, film);
    await earlier.work(await earlier.begin([], edit));
    expect((await planned(edit, { by: earlier })).touched).toEqual([]);
  });

  test('of a film that nobody made is refused', async () => {
    const views = { run: async () => null, jobs: async () => [], stored: async () => null };
    const lost = planRevision({ ask: film.modules.ask, objects: film.objects, views }, scope, {
      ...{ baseRunId: 'run-9', revision: await film.revision(), options: defaultRunOptions },
      ...{ fileName: 'x.txt', title: 'x', reading: null },
    });
    await expect(lost).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
  });
});

describe('the plan of another cast', () => {
  const given: Edit[] = [{ type: 'setCast', cast: [{ name: '老陈', aliases: ['陈伯'], gender: 'male' }] }];
  const same = lanternMaker(story);
  const other: StoryReading = {
    ...same,
    cast: same.cast.map((member) => (member.name === '船夫' ? { ...member, gender: 'female' } : member)),
  };

  test('touches everything, for all that can be said, while nobody has read the story anew', async () => {
    const plan = await planned(given);
    expect(keysOf(plan.touched)).toEqual(keysOf(film.jobs));
    expect(plan.touched.filter(({ effect }) => effect === 'certain').map(({ key }) => key)).toEqual([
      'reading',
    ]);
  });

  test('that reads as before touches nothing but the reading', async () => {
    expect(keysOf((await planned(given, { reread: same })).touched)).toEqual(['reading']);
    expect(keysOf(await remade(given, same))).toEqual(['reading']);
  });

  test('touches whom it changes, and no more than it says', async () => {
    const plan = await planned(given, { reread: other });
    const made = keysOf(await remade(given, other));
    const certain = plan.touched.filter(({ effect }) => effect === 'certain');
    expect(made.filter((key) => !keysOf(plan.touched).includes(key))).toEqual([]);
    expect(keysOf(certain).filter((key) => !made.includes(key))).toEqual([]);
    expect(made.filter((key) => key.startsWith('rig:'))).toHaveLength(1);
    expect(plan.shots.reused.length).toBeGreaterThan(plan.shots.touched.length);
  });

  test('touches nobody who is locked', async () => {
    const { id, name, gender, age, look, voice } = cast.find((each) => each.name === '船夫') ?? cast[0]!;
    const keeps = { name, gender, age, look, voice };
    const locked: Edit[] = [{ type: 'lockEntity', entityId: id, locked: true, keeps }, ...given];
    expect(keysOf((await planned(locked, { reread: other })).touched)).toEqual(['reading']);
  });
});
