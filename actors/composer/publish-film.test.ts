import { describe, expect, test } from '@jest/globals';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { EntityPack } from '../../contracts/entity.ts';
import type { NewEvent } from '../../contracts/event.ts';
import { FilmReport, type QualityCheck } from '../../contracts/film.ts';
import { composer, type FinishedJob } from '../../contracts/modules/composer.ts';
import type { Script } from '../../contracts/script.ts';
import type { ShotPlan } from '../../contracts/shot.ts';
import type { TimelinePlan } from '../../contracts/timeline.ts';
import { sha256Hex } from '../runtime/fingerprint.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import type { Composition, Films } from './films.ts';
import { listDeliveries, publishFilm } from './publish-film.ts';

const scope = { tenantId: 't1', projectId: 'p1', traceId: 'trace1', correlationId: 'c1' };

/** Objects in memory: enough for documents, which are all that publishing reads. */
class MemoryObjects implements Objects {
  readonly #bytes = new Map<string, Uint8Array>();

  put(bytes: Uint8Array, mediaType: ArtifactRef['mediaType']): Promise<ArtifactRef> {
    const sha256 = sha256Hex(bytes);
    this.#bytes.set(sha256, bytes);
    return Promise.resolve({ sha256, bytes: bytes.length, mediaType });
  }

  get(sha256: string): Promise<Uint8Array> {
    const bytes = this.#bytes.get(sha256);
    return bytes === undefined ? Promise.reject(new Error(`no ${sha256}`)) : Promise.resolve(bytes);
  }

  range = (): Promise<never> => Promise.reject(new Error('no parts'));
  stat = (sha256: string): Promise<number | null> => Promise.resolve(this.#bytes.get(sha256)?.length ?? null);
  localFile = (): Promise<string> => Promise.reject(new Error('no files'));
  draft = (): Promise<never> => Promise.reject(new Error('no files'));
}

class MemoryFilms implements Films {
  readonly saved: Composition[] = [];
  readonly news: NewEvent[] = [];

  saveComposition(_: typeof scope, composition: Composition, news: readonly NewEvent[]): Promise<void> {
    this.saved.push(composition);
    this.news.push(...news);
    return Promise.resolve();
  }

  findByRun = (runId: string): Promise<Composition | null> =>
    Promise.resolve(this.saved.find((one) => one.runId === runId) ?? null);
}

const qc: QualityCheck = {
  loudnessLufs: -16.1,
  truePeakDbtp: -1.2,
  blackFrames: 0,
  silentGapsMs: [],
  avDriftMs: 0,
  lipSync: { medianOffsetMs: 8, p95OffsetMs: 30, closuresHit: 1, narrationMouthEvents: 0 },
};

const script: Script = { language: 'zh', title: '灯笼匠', scenes: [], cuts: [], narrationWaived: null };

const pack = {
  language: 'zh',
  world: 'chinese-old',
  characters: [],
  narrator: {
    id: 'v1',
    language: 'zh',
    gender: 'female',
    age: 'adult',
    slot: 0,
    pitch: 0,
    pace: 1,
    brightness: 0,
    liveliness: 1,
  },
  places: [],
  props: [],
  links: [],
  states: [],
} satisfies EntityPack;

const planned = (id: string, startFrame: number, frames: number): ShotPlan['shots'][number] => ({
  id,
  sceneId: 's1',
  size: 'medium',
  purpose: 'dialogue',
  because: `because of ${id}`,
  source: { start: startFrame, end: startFrame + 10 },
  elements: [],
  lines: [],
  cast: [],
  startFrame,
  frames,
  dissolveIn: 0,
  camera: { from: { x: 0, y: 3, height: 5 }, to: { x: 0, y: 3, height: 5 } },
});

const shotPlan: ShotPlan = {
  title: '灯笼匠',
  shots: [planned('shot-l1', 0, 54), planned('shot-l2', 48, 48)],
  scenes: [],
  narrationShare: 0.12,
};

const timeline: TimelinePlan = {
  fps: 24,
  width: 1280,
  height: 720,
  frames: 96,
  segments: [
    { job: 'shot:shot-l1', shotId: 'shot-l1', intoShotId: null, startFrame: 0, frames: 48 },
    { job: 'transition:shot-l2', shotId: 'shot-l1', intoShotId: 'shot-l2', startFrame: 48, frames: 6 },
    { job: 'shot:shot-l2', shotId: 'shot-l2', intoShotId: null, startFrame: 54, frames: 42 },
  ],
  speech: [
    {
      lineId: 'l1',
      speaker: 'chen',
      kind: 'dialogue',
      text: '亮就好。',
      start: 24_024,
      samples: 48_000,
      shotId: 'shot-l1',
    },
    {
      lineId: 'l2',
      speaker: 'narrator',
      kind: 'narration',
      text: '雾散了。',
      start: 130_000,
      samples: 24_000,
      shotId: 'shot-l2',
    },
  ],
  music: [],
  ambience: [],
  effects: [],
  subtitles: [],
  coverage: [
    { start: 0, end: 4, as: 'spoken', shotIds: ['shot-l1'], names: [] },
    { start: 4, end: 8, as: 'shown', shotIds: ['shot-l2'], names: [{ entityId: 'chen', acts: ['walk'] }] },
    { start: 8, end: 12, as: 'shown', shotIds: ['shot-l2'], names: [{ entityId: 'man', acts: [] }] },
  ],
};

const questions = ['l1', 'l2', 'l9'].map((unitId) => ({
  id: `ask-${unitId}`,
  about: 'speaker',
  unitId,
  text: `Who says ${unitId}?`,
  choices: [{ id: 'chen', name: 'Chen', confidence: 0.5 }],
}));

interface Stage {
  readonly ports: { objects: MemoryObjects; films: MemoryFilms };
  readonly params: Parameters<typeof publishFilm>[2];
  readonly jobs: FinishedJob[];
}

/** Everything a run leaves behind for publishing. `without` leaves out a job. */
async function stage(without = ''): Promise<Stage> {
  const objects = new MemoryObjects();
  const json = (value: unknown): Promise<ArtifactRef> => objects.put(encodeJson(value), 'application/json');
  const made = (name: string): Promise<ArtifactRef> =>
    objects.put(new TextEncoder().encode(name), 'text/plain');
  const jobs: FinishedJob[] = [];
  const finish = async (
    key: string,
    roles: Record<string, Promise<ArtifactRef>>,
    reused = false,
  ): Promise<void> => {
    const artifacts = await Promise.all(
      Object.entries(roles).map(async ([role, ref]) => [role, await ref] as const),
    );
    jobs.push({ key, reused, cpuMs: 100, artifacts: Object.fromEntries(artifacts) });
  };
  const mouth = (frame: number) => ({ speaker: 'chen', frame, x: 600, y: 300, w: 24.5, h: 12 });
  const seen = (frame: number) => ({ ...mouth(frame), opening: 0.2 });
  const walk = (fromFrame: number, toFrame: number) => ({
    entityId: 'chen',
    act: 'walk',
    fromFrame,
    toFrame,
    box: { x: 300, y: 100, w: 120, h: 500 },
  });
  await finish(
    'shot:shot-l1',
    { video: made('video1'), facts: json({ mouths: [seen(12), seen(13)], seen: [], blackFrames: 0 }) },
    true,
  );
  await finish('transition:shot-l2', {
    video: made('dissolve'),
    facts: json({ mouths: [seen(1)], seen: [walk(3, 6)], blackFrames: 0 }),
  });
  await finish('shot:shot-l2', {
    video: made('video2'),
    facts: json({ mouths: [], seen: [walk(0, 18), { ...walk(20, 30), entityId: 'man' }], blackFrames: 0 }),
  });
  await finish('visemes:l1', {
    visemes: json({
      samples: 48_000,
      cues: [
        { at: 0, shape: 'D' },
        { at: 12_036, shape: 'A' },
        { at: 48_000, shape: 'X' },
      ],
    }),
  });
  await finish('film', { film: made('the film') });
  await finish('subtitles', { srt: made('srt'), vtt: made('vtt') });
  await finish('otio', { otio: made('otio') });
  await finish('storyboard', { storyboard: made('storyboard') });
  await finish('poster', { poster: made('poster') });
  for (const size of ['16x9', '9x16', '3x4']) await finish(`cover-${size}`, { cover: made(size) });
  await finish('mix', {
    mix: made('mix'),
    dialogue: made('dialogue'),
    music: made('music'),
    effects: made('effects'),
  });
  await finish('publish', { document: made('publish') });
  await finish('check', { check: json(qc) });
  const documents = [jobs.filter(({ key }) => key !== without), questions, pack, script, shotPlan, timeline];
  const [list, asked, packRef, scriptRef, plan, time] = await Promise.all(
    documents.map(async (value) => (await json(value)).sha256),
  );
  const params = {
    runId: 'run-1',
    projectId: 'p1',
    jobs: list ?? '',
    questions: asked ?? '',
    answered: ['l2'],
    pack: packRef ?? '',
    script: scriptRef ?? '',
    shotPlan: plan ?? '',
    timeline: time ?? '',
    wallMs: 20_000,
    byStage: { execution: 15_000 },
  };
  return { ports: { objects, films: new MemoryFilms() }, params, jobs };
}

async function published(): Promise<{ report: FilmReport; stage: Stage }> {
  const staged = await stage();
  const result = composer.publishFilm.result.parse(await publishFilm(staged.ports, scope, staged.params));
  return {
    report: FilmReport.parse(decodeJson(await staged.ports.objects.get(result.report.sha256))),
    stage: staged,
  };
}

describe('publishing a film', () => {
  test('delivers every file of the film, each once, and the report', async () => {
    const { ports, params } = await stage();
    const { deliveries, report } = await publishFilm(ports, scope, params);
    expect(deliveries.map(({ path }) => path)).toEqual([
      'film.mp4',
      'film.srt',
      'film.vtt',
      'film.otio',
      'poster.png',
      'storyboard.html',
      'stems/dialogue.wav',
      'stems/music.wav',
      'stems/effects.wav',
      'publish/cover-16x9.jpg',
      'publish/cover-9x16.jpg',
      'publish/cover-3x4.jpg',
      'publish/publish.json',
      'report.json',
    ]);
    expect(deliveries[0]?.artifact.sha256).toBe(sha256Hex('the film'));
    expect(deliveries.at(-1)?.artifact).toEqual(report);
  });

  test('reports every segment of the picture, so that the reported shots fill the film', async () => {
    const { report } = await published();
    expect(
      report.shots.map(({ id, startFrame, frames, artifact, reused }) => [
        id,
        startFrame,
        frames,
        artifact,
        reused,
      ]),
    ).toEqual([
      ['shot-l1', 0, 48, sha256Hex('video1'), true],
      ['transition:shot-l2', 48, 6, sha256Hex('dissolve'), false],
      ['shot-l2', 54, 42, sha256Hex('video2'), false],
    ]);
    expect(report.shots.map(({ because }) => because)).toEqual([
      'because of shot-l1',
      '由上一镜叠化而来',
      'because of shot-l2',
    ]);
  });

  test('puts mouths and mouth shapes on the clock of the film', async () => {
    const { report } = await published();
    expect(report.shots.map(({ mouths }) => mouths.map(({ frame }) => frame))).toEqual([[12, 13], [49], []]);
    expect(report.speech[0]).toMatchObject({
      startMs: 501,
      endMs: 1501,
      visemes: [
        [501, 'D'],
        [751, 'A'],
        [1501, 'X'],
      ],
    });
    expect(report.speech[1]).toMatchObject({ kind: 'narration', startMs: 2708, visemes: [] });
  });

  test('tells who is seen on the clock of the film, and calls shown only what is seen long enough', async () => {
    const { report } = await published();
    expect(
      report.shots.map(({ seen }) =>
        seen.map(({ entityId, fromFrame, toFrame }) => [entityId, fromFrame, toFrame]),
      ),
    ).toEqual([
      [],
      [['chen', 51, 54]],
      [
        ['chen', 54, 72],
        ['man', 74, 84],
      ],
    ]);
    expect(report.coverage.map(({ as, because }) => [as, because])).toEqual([
      ['spoken', undefined],
      ['shown', undefined],
      ['cut', '所写的人物或动作在画面里只出现了 0.4 秒'],
    ]);
  });

  test('asks about lines of the film whose speaker is doubtful and that nobody has answered', async () => {
    const { report } = await published();
    expect(report.questions).toEqual([
      { lineId: 'l1', text: 'Who says l1?', choices: [{ id: 'chen', name: 'Chen', confidence: 0.5 }] },
    ]);
  });

  test('counts only work that this run did', async () => {
    const {
      report,
      stage: { jobs },
    } = await published();
    expect(report.timings).toEqual({
      wallMs: 20_000,
      cpuMs: (jobs.length - 1) * 100,
      byStage: { execution: 15_000 },
    });
    expect(report.trace).toBe('trace1');
    expect(report.qc).toEqual(qc);
  });

  test('says so once, however often it is asked to', async () => {
    const { ports, params } = await stage();
    const first = await publishFilm(ports, scope, params);
    expect(await publishFilm(ports, scope, { ...params, wallMs: 99_999 })).toEqual(first);
    expect(ports.films.saved).toHaveLength(1);
    expect(ports.films.news.map(({ name }) => name)).toEqual([
      'composition.finished',
      ...first.deliveries.map(() => 'artifact.published'),
    ]);
  });

  test('lists what was delivered, and nothing before', async () => {
    const { ports, params } = await stage();
    expect(await listDeliveries(ports, { runId: 'run-1' })).toEqual({ deliveries: [], report: null });
    const { deliveries, report } = await publishFilm(ports, scope, params);
    expect(await listDeliveries(ports, { runId: 'run-1' })).toEqual({ deliveries, report });
  });

  test.each(['poster', 'check', 'shot:shot-l2'])(
    'fails when the job %s is missing, and records nothing',
    async (key) => {
      const { ports, params } = await stage(key);
      await expect(publishFilm(ports, scope, params)).rejects.toThrow(
        `The run has no finished job “${key}”.`,
      );
      expect(ports.films.saved).toEqual([]);
    },
  );
});
