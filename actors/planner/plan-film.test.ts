import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jobKinds } from '../../contracts/job-kinds.ts';
import type { Aspect } from '../../contracts/run.ts';
import { Script } from '../../contracts/script.ts';
import { samplesPerFrame } from '../../contracts/shared.ts';
import { ShotPlan } from '../../contracts/shot.ts';
import { TaskDag, type TaskNode } from '../../contracts/task.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import { settle } from '../entity-core/settle-entities.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { lanternMaker } from './samples/lantern-maker.ts';
import { planSample, type PlannedSample, type Sample, type Wishes } from './samples/plan-sample.ts';
import { randomStory } from './samples/random-story.ts';
import { redKite, redKiteText } from './samples/red-kite.ts';
import { LIGHT_SHARE } from './script/narration.ts';
import { edgesOf, ratioOf } from './shots/framing.ts';
import { eyesOf } from './stage/bodies.ts';

const sampleOf = (text: string, reading: Sample['reading']): Sample => ({
  text,
  reading,
  pack: settle(reading, { characters: [], places: [] }, 1).pack,
});

const lanternText = readFileSync('examples/灯笼匠.txt', 'utf8');
const lantern = sampleOf(lanternText, lanternMaker(lanternText));
const kite = sampleOf(redKiteText, redKite());

const HASH = 'a'.repeat(64);

/** Inputs as they are once every artifact is made. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  if ('$artifact' in value) return HASH;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, filled(field)]));
}

/** Jobs whose artifacts a node waits for, with the role it waits for. */
function awaited(value: unknown): readonly { readonly job: string; readonly role: string }[] {
  if (Array.isArray(value)) return value.flatMap(awaited);
  if (typeof value !== 'object' || value === null) return [];
  if ('$artifact' in value) return [value.$artifact as { job: string; role: string }];
  return Object.values(value).flatMap(awaited);
}

/** Everything that must hold of any film. */
function expectSound(planned: PlannedSample): void {
  expectContracts(planned);
  expectTiled(planned);
  expectNoGhosts(planned);
  expectSpeech(planned);
  expectSubtitles(planned);
  expectPeople(planned);
  expectCoverage(planned);
  expectSounds(planned);
}

function expectContracts({ film, dag }: PlannedSample): void {
  Script.parse(film.script);
  ShotPlan.parse(film.shotPlan);
  TimelinePlan.parse(film.timeline);
  TaskDag.parse(dag);
  const nodes = new Map(dag.nodes.map((node) => [node.key, node]));
  expect(nodes.size).toBe(dag.nodes.length);
  for (const node of dag.nodes) {
    jobKinds[node.kind].inputs.parse(filled(node.inputs));
    for (const { job, role } of awaited(node.inputs)) {
      const maker = nodes.get(job);
      expect([job, maker && Object.keys(jobKinds[maker.kind].yields).includes(role)]).toEqual([job, true]);
    }
  }
}

function expectTiled({ film }: PlannedSample): void {
  let at = 0;
  for (const { startFrame, frames } of film.timeline.segments) {
    expect(startFrame).toBe(at);
    at += frames;
  }
  expect(at).toBe(film.timeline.frames);
  const ids = film.shotPlan.shots.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { frames } of film.shotPlan.shots) expect(frames / film.timeline.fps).toBeLessThanOrEqual(8);
}

/** A near face is never seen through anything. */
function expectNoGhosts({ film }: PlannedSample): void {
  const isNear = (at: number): boolean => {
    const moment = film.placed[at]?.take.moment;
    return moment?.focus.on === 'people' && (moment.size === 'medium' || moment.size === 'close');
  };
  film.placed.forEach(({ dissolveIn }, at) => {
    if (dissolveIn > 0) expect([isNear(at - 1), isNear(at)]).toEqual([false, false]);
  });
}

function expectSpeech({ film, dag }: PlannedSample): void {
  const { speech, fps, frames } = film.timeline;
  const lines = dag.nodes.filter(({ kind }) => kind === 'voice').map(({ subject }) => subject.lineId);
  expect(speech.map(({ lineId }) => lineId).sort()).toEqual([...lines].sort());
  speech.forEach((line, index) => {
    const next = speech[index + 1];
    if (next !== undefined) expect(line.start + line.samples).toBeLessThanOrEqual(next.start);
    expect(line.start % samplesPerFrame(fps)).toBe(0);
    expect(line.start + line.samples).toBeLessThanOrEqual(frames * samplesPerFrame(fps));
  });
}

function expectSubtitles({ film }: PlannedSample): void {
  const { subtitles, speech, fps } = film.timeline;
  const lines = new Map(speech.map((line) => [line.lineId, line]));
  subtitles.forEach((cue, index) => {
    const line = lines.get(cue.lineId);
    const next = subtitles[index + 1];
    expect(cue.start).toBeGreaterThanOrEqual(line?.start ?? Infinity);
    expect(cue.end).toBeLessThanOrEqual(
      Math.max((line?.start ?? 0) + (line?.samples ?? 0), cue.start + 48_000) + samplesPerFrame(fps),
    );
    expect(cue.end).toBeGreaterThan(cue.start);
    if (next !== undefined) expect(cue.end).toBeLessThanOrEqual(next.start);
    expect(cue.rows.length).toBeLessThanOrEqual(2);
  });
}

function expectPeople({ film, sources }: PlannedSample): void {
  const speakers = new Map(film.timeline.speech.map((line) => [line.lineId, line]));
  const { aspect } = sources.options;
  for (const [id, drawing] of film.drawings) {
    for (const view of [drawing.camera.from, drawing.camera.to]) {
      const { left, right } = edgesOf(view, aspect);
      expect([id, left >= -14.01 && right <= 14.01]).toEqual([id, true]);
    }
    const seen = new Set<string>();
    for (const actor of drawing.actors) {
      expect(seen.has(actor.entityId)).toBe(false);
      seen.add(actor.entityId);
      expect([id, actor.moves.length > 0 || Math.abs(actor.x) <= 6.5]).toEqual([id, true]);
      expect(actor.poses[0]?.frame).toBe(0);
      for (const { lineId } of actor.speech) {
        expect(speakers.get(lineId)).toMatchObject({ speaker: actor.entityId, kind: 'dialogue' });
      }
    }
  }
}

function expectCoverage({ film, sources }: PlannedSample): void {
  const { text } = sources;
  const shots = new Set(film.shotPlan.shots.map(({ id }) => id));
  let at = 0;
  for (const { start, end, as, because, shotIds } of film.timeline.coverage) {
    expect(text.slice(at, start).trim()).toBe('');
    at = end;
    if (as === 'cut') expect(because).toBeTruthy();
    else
      expect([text.slice(start, end), shotIds.length > 0 && shotIds.every((id) => shots.has(id))]).toEqual([
        text.slice(start, end),
        true,
      ]);
  }
  expect(text.slice(at).trim()).toBe('');
  const told = film.timeline.coverage.filter(({ because = '' }) => !kindsThatAreCut.test(because));
  if (sources.options.maxSeconds === null && sources.options.narration !== 'none')
    expect(told.filter(({ as }) => as === 'cut')).toEqual([]);
  expect([...film.unseen]).toEqual([]);
}

/** What may be missing from a film that is as long as it likes, as its reasons name it. */
const kindsThatAreCut = /heading|note|speech tag/;

function expectSounds({ film }: PlannedSample): void {
  const total = film.timeline.frames * samplesPerFrame(film.timeline.fps);
  for (const sound of [...film.timeline.music, ...film.timeline.ambience, ...film.timeline.effects]) {
    expect(sound.start).toBeGreaterThanOrEqual(0);
    expect(sound.start + sound.samples).toBeLessThanOrEqual(total);
    expect(sound.fadeIn + sound.fadeOut).toBeLessThanOrEqual(
      Math.max(sound.samples, sound.fadeIn + sound.fadeOut),
    );
  }
  const music = film.timeline.music.reduce((sum, { samples }) => sum + samples, 0);
  expect(music).toBeLessThanOrEqual(0.7 * total);
}

const chance = (salt: number) => (lineId: string) =>
  4_000 + (Number.parseInt(fingerprint([salt, lineId]).slice(0, 6), 16) % 600_000);

describe('any film', () => {
  test('is sound, whatever the story, the aspect and the speed of speech', () => {
    const wishes = fc.record({
      aspect: fc.constantFrom<Aspect>('16:9', '9:16', '1:1'),
      narration: fc.constantFrom('none' as const, 'light' as const, 'full' as const),
      salt: fc.nat(),
    });
    fc.assert(
      fc.property(randomStory, wishes, ({ text, reading }, { aspect, narration, salt }) => {
        const planned = planSample(sampleOf(text, reading), {
          options: { aspect, narration },
          measure: chance(salt),
        });
        expectSound(planned);
      }),
      { numRuns: 50 },
    );
  });

  test('is never longer than it may be', () => {
    fc.assert(
      fc.property(
        randomStory,
        fc.integer({ min: 8, max: 60 }),
        fc.nat(),
        ({ text, reading }, maxSeconds, salt) => {
          const planned = planSample(sampleOf(text, reading), {
            options: { maxSeconds },
            measure: chance(salt),
          });
          expectSound(planned);
          const isLeast = planned.film.script.scenes.flatMap(({ elements }) => elements).length <= 1;
          if (!isLeast) expect(planned.film.timeline.frames).toBeLessThanOrEqual(maxSeconds * 24);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is the same when it is planned again', () => {
    expect(planSample(lantern)).toEqual(planSample(lantern));
  });
});

describe.each<[string, Sample]>([
  ['灯笼匠', lantern],
  ['The Red Kite', kite],
])('%s', (_, sample) => {
  test.each<Aspect>(['16:9', '9:16', '1:1'])('is sound in %s', (aspect) => {
    expectSound(planSample(sample, { options: { aspect } }));
  });

  test('has shots of two to four and a half seconds, and none over eight', () => {
    const seconds = planSample(sample)
      .film.shotPlan.shots.map(({ frames }) => frames / 24)
      .sort((a, b) => a - b);
    const median = seconds[Math.floor(seconds.length / 2)] ?? 0;
    expect(median).toBeGreaterThanOrEqual(2.2);
    expect(median).toBeLessThanOrEqual(4.5);
  });

  test('keeps narration light', () => {
    expect(planSample(sample).film.shotPlan.narrationShare).toBeLessThanOrEqual(LIGHT_SHARE);
  });

  test('never cuts between two framings of the same people in the same size', () => {
    const { shots } = planSample(sample).film.shotPlan;
    shots.slice(1).forEach((shot, at) => {
      const before = shots[at];
      const isAlike =
        before?.sceneId === shot.sceneId &&
        before.size === shot.size &&
        before.cast.join() === shot.cast.join();
      expect([
        shot.id,
        isAlike && JSON.stringify(before.camera.from) === JSON.stringify(shot.camera.from),
      ]).toEqual([shot.id, false]);
    });
  });

  test('keeps everybody on their side of the others within a scene, until they walk', () => {
    const { film } = planSample(sample);
    for (const { shotIds } of film.shotPlan.scenes) {
      const order = new Map<string, number>();
      for (const id of shotIds) {
        const all = film.drawings.get(id)?.actors ?? [];
        const actors = all.filter(({ moves }) => moves.length === 0);
        for (const { entityId } of all.filter(({ moves }) => moves.length > 0)) {
          for (const key of [...order.keys()].filter((pair) => pair.includes(entityId))) order.delete(key);
        }
        for (const one of actors) {
          for (const other of actors.filter(({ entityId }) => entityId > one.entityId)) {
            const side = Math.sign(one.x - other.x);
            const key = `${one.entityId} ${other.entityId}`;
            expect([id, key, order.get(key) ?? side]).toEqual([id, key, side]);
            order.set(key, side);
          }
        }
      }
    }
  });

  test('keeps the faces of those who speak inside the frame and above the subtitles', () => {
    for (const aspect of ['16:9', '9:16', '1:1'] as const) {
      const { film, sources } = planSample(sample, { options: { aspect } });
      const looks = new Map(sources.pack.characters.map(({ id, look }) => [id, look]));
      for (const [id, { actors, camera }] of film.drawings) {
        for (const actor of actors.filter(({ speech }) => speech.length > 0)) {
          const look = looks.get(actor.entityId);
          if (look === undefined) throw new RangeError(actor.entityId);
          const eyes = eyesOf(look, { seat: actor.seat, pose: actor.poses[0]?.pose ?? 'stand' });
          const { from } = camera;
          const up = (eyes - (from.y - from.height / 2)) / from.height;
          const across =
            (actor.x - (from.x - (from.height * ratioOf[aspect]) / 2)) / (from.height * ratioOf[aspect]);
          expect([id, up > 0.3 && up < 0.95, across > 0.08 && across < 0.92]).toEqual([id, true, true]);
        }
      }
    }
  });
});

const nodeKeys = (nodes: readonly TaskNode[], kind: TaskNode['kind']): ReadonlyMap<string, string> =>
  new Map(nodes.filter((node) => node.kind === kind).map(({ key, inputs }) => [key, fingerprint(inputs)]));

/** Shot and transition jobs that differ between two plans. */
function touched(one: PlannedSample, other: PlannedSample): readonly string[] {
  return (['shot', 'transition'] as const).flatMap((kind) => {
    const before = nodeKeys(one.dag.nodes, kind);
    const after = nodeKeys(other.dag.nodes, kind);
    const keys = new Set([...before.keys(), ...after.keys()]);
    return [...keys].filter((key) => before.get(key) !== after.get(key));
  });
}

/** Shots that hear a line or show its element, and the transitions they are part of. */
function concerned({ film }: PlannedSample, lineId: string): readonly string[] {
  const shots = film.shotPlan.shots.filter(
    ({ lines, elements }) => lines.includes(lineId) || elements.includes(lineId),
  );
  const ids = new Set(shots.map(({ id }) => id));
  const transitions = film.timeline.segments.filter(
    ({ shotId, intoShotId }) => intoShotId !== null && (ids.has(shotId) || ids.has(intoShotId)),
  );
  return [...shots.map(({ id }) => `shot:${id}`), ...transitions.map(({ job }) => job)];
}

describe('an edit', () => {
  const stretched = (lineId: string, factor: number): Wishes => ({
    measure: (id, estimate) => (id === lineId ? Math.round(estimate * factor) : estimate),
  });

  const lineIds = planSample(lantern).film.timeline.speech.map(({ lineId }) => lineId);

  test.each(lineIds.flatMap((id) => [[id, 1.5] as const, [id, 0.5] as const]))(
    'of line %s to %d of its length touches only shots that hear or show it',
    (lineId, factor) => {
      const before = planSample(lantern);
      const after = planSample(lantern, stretched(lineId, factor));
      const allowed = new Set([...concerned(before, lineId), ...concerned(after, lineId)]);
      expect(touched(before, after).filter((key) => !allowed.has(key))).toEqual([]);
    },
  );

  test('of any line of any story touches only shots that hear or show it', () => {
    fc.assert(
      fc.property(randomStory, fc.nat(), fc.nat(), ({ text, reading }, salt, which) => {
        const sample = sampleOf(text, reading);
        const before = planSample(sample, { measure: chance(salt) });
        const { speech } = before.film.timeline;
        const line = speech[which % Math.max(1, speech.length)];
        if (line === undefined) return;
        const measure = (id: string) => Math.round(chance(salt)(id) * (id === line.lineId ? 1.5 : 1));
        const after = planSample(sample, { measure });
        const allowed = new Set([...concerned(before, line.lineId), ...concerned(after, line.lineId)]);
        expect(touched(before, after).filter((key) => !allowed.has(key))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('of the words of a line changes its voice and its shots, and no other voice', () => {
    const before = planSample(lantern);
    const after = planSample(lantern, {
      edits: [{ type: 'setLineText', lineId: 'l2', text: '雨这样大，你拿灯去做什么呢，孩子？' }],
    });
    const voices = [nodeKeys(before.dag.nodes, 'voice'), nodeKeys(after.dag.nodes, 'voice')] as const;
    expect([...voices[0].keys()].filter((key) => voices[0].get(key) !== voices[1].get(key))).toEqual([
      'voice:l2',
    ]);
    const allowed = new Set([...concerned(before, 'l2'), ...concerned(after, 'l2')]);
    expect(touched(before, after).filter((key) => !allowed.has(key))).toEqual([]);
    expect(touched(before, after).length).toBeGreaterThan(0);
  });

  test('that asks for a shot again gives it the next take number and touches nothing else', () => {
    const { dag } = planSample(lantern, { edits: [{ type: 'retakeShot', shotId: 'shot-n3' }] });
    expect(dag.nodes.filter(({ takeNo }) => takeNo > 0).map(({ key, takeNo }) => [key, takeNo])).toEqual([
      ['shot:shot-n3', 1],
    ]);
  });

  test('that asks for a shot again frames it differently each time, and changes no other picture', () => {
    const before = planSample(lantern);
    for (const { id } of before.film.shotPlan.shots) {
      const drawings = [1, 2].map((times) => {
        const edits = Array.from({ length: times }, () => ({ type: 'retakeShot' as const, shotId: id }));
        const after = planSample(lantern, { edits });
        const own = [`shot:${id}`, `transition:${id}`];
        expect(touched(before, after).filter((key) => !own.includes(key) && key.startsWith('shot:'))).toEqual(
          [],
        );
        const { camera, frames } = after.film.drawings.get(id)!;
        expect(frames).toBe(before.film.drawings.get(id)?.frames);
        return JSON.stringify(camera);
      });
      const first = JSON.stringify(before.film.drawings.get(id)?.camera);
      expect([id, new Set([first, ...drawings]).size]).toEqual([id, drawings[1] === first ? 2 : 3]);
    }
  });
});
