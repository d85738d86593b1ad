import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { PinnedTake } from '../../../../contracts/edits/shot-edits.ts';
import { ShotOrder } from '../../../../contracts/drawing.ts';
import type { Edit } from '../../../../contracts/story.ts';
import { settle } from '../../../entity-core/settle-entities.ts';
import { fingerprint } from '../../../runtime/fingerprint.ts';
import { seeded, seedOf } from '../../../runtime/random.ts';
import { lanternMaker } from '../../samples/lantern-maker.ts';
import { planSample, type PlannedSample, type Sample, type Wishes } from '../../samples/plan-sample.ts';
import { redKite } from '../../samples/red-kite.ts';
import { filmFrames } from '../../timeline/lay-shots.ts';

const sampleOf = (file: string, read: (text: string) => Sample['reading']): Sample => {
  const text = readFileSync(`examples/${file}`, 'utf8');
  const reading = read(text);
  return { text, reading, pack: settle(reading, { characters: [], places: [] }, 1).pack };
};

const lantern = sampleOf('灯笼匠.txt', lanternMaker);
const kite = sampleOf('the-red-kite.txt', redKite);

/** Speech so slow that lines run over cuts. */
const slow: Wishes = { measure: (_, estimate) => estimate * 3 };

const jobsOf = ({ dag }: PlannedSample): Map<string, string> =>
  new Map(dag.nodes.map(({ key, kind, inputs, takeNo }) => [key, fingerprint([kind, inputs, takeNo])]));

/** Pictures that are other ones than before, or new. */
function madeAnew(before: PlannedSample, after: PlannedSample): string[] {
  const known = jobsOf(before);
  return [...jobsOf(after)]
    .filter(([key, sum]) => /^(shot|transition|rig|background|voice):/.test(key) && known.get(key) !== sum)
    .map(([key]) => key);
}

/** Every third, so that all kinds of shots are among them. */
const few = (ids: readonly string[]): string[] => ids.filter((_, at) => at % 3 === 0);

const idsOf = ({ film }: PlannedSample): string[] => film.placed.map(({ take }) => take.id);

/** Where each shot would have a line begin, in frames of the film: one place, if all are in step. */
function beginningsOf({ film }: PlannedSample): ReadonlyMap<string, ReadonlySet<number>> {
  const all = film.placed.flatMap(({ take, startFrame }) =>
    take.speech.map(({ line, from }) => ({ id: line.id, at: startFrame + from })),
  );
  return new Map(
    [...Map.groupBy(all, ({ id }) => id)].map(([id, places]) => [id, new Set(places.map(({ at }) => at))]),
  );
}

/** Lines that begin before the one before them has ended. */
const spokenInto = ({ film }: PlannedSample): string[] =>
  film.timeline.speech.flatMap(({ lineId, start }, at, speech) => {
    const before = speech[at - 1];
    return before !== undefined && before.start + before.samples > start ? [lineId] : [];
  });

function expectWhole(planned: PlannedSample): void {
  const { film } = planned;
  expect([...beginningsOf(planned)].filter(([, places]) => places.size > 1)).toEqual([]);
  expect(spokenInto(planned)).toEqual([]);
  let at = 0;
  for (const { startFrame, frames } of film.timeline.segments) {
    expect([startFrame, frames > 0]).toEqual([at, true]);
    at += frames;
  }
  expect(at).toBe(filmFrames(film.placed));
  expect(new Set(idsOf(planned)).size).toBe(idsOf(planned).length);
}

const linesOf = ({ film }: PlannedSample): string[] =>
  film.timeline.speech.map(({ lineId }) => lineId).sort();

describe.each([
  ['灯笼匠', lantern],
  ['the red kite', kite],
])('of %s', (_name, sample) => {
  const base = planSample(sample);
  const stretched = planSample(sample, slow);
  const of = sample.pack.characters[0]?.id ?? '';

  test.each(few(idsOf(base)))('%s is held without another picture being made', (shotId) => {
    const after = planSample(sample, { edits: [{ type: 'setShot', shotId, holdMs: 1000 }] });
    expect(madeAnew(base, after)).toEqual([`shot:${shotId}`]);
    expect(after.film.timeline.frames - base.film.timeline.frames).toBe(24);
    expectWhole(after);
  });

  test.each(few(idsOf(base).slice(0, -1)))(
    'a shot is put in after %s, and no other is called otherwise',
    (after) => {
      const edit: Edit = { type: 'insertShot', after, shotId: null, of, ms: 1500 };
      const planned = planSample(sample, { edits: [edit] });
      const [own = ''] = idsOf(planned).filter((id) => !idsOf(base).includes(id));
      expect(idsOf(planned).filter((id) => id !== own)).toEqual(idsOf(base));
      expect(idsOf(planned).indexOf(own)).toBe(idsOf(base).indexOf(after) + 1);
      expect(madeAnew(base, planned)).toEqual([`shot:${own}`]);
      expect(linesOf(planned)).toEqual(linesOf(base));
      expectWhole(planned);
    },
  );

  test.each(few(idsOf(base).slice(0, -1)))('%s is taken out only where nobody speaks', (shotId) => {
    const planned = planSample(sample, { edits: [{ type: 'removeShot', shotId }] });
    const isSpoken = base.film.placed.some(({ take }) => take.id === shotId && take.speech.length > 0);
    expect(idsOf(planned).includes(shotId)).toBe(isSpoken);
    expect(linesOf(planned)).toEqual(linesOf(base));
    expectWhole(planned);
  });

  test.each(few(idsOf(base)))(
    '%s goes to the beginning of its scene with all that is said in it',
    (shotId) => {
      const planned = planSample(sample, { edits: [{ type: 'moveShot', shotId, after: null }] });
      expect(idsOf(planned).toSorted()).toEqual(idsOf(base).toSorted());
      expect(linesOf(planned)).toEqual(linesOf(base));
      expect(planned.film.timeline.speech.map(({ lineId, shotId: own }) => [lineId, own]).toSorted()).toEqual(
        base.film.timeline.speech.map(({ lineId, shotId: own }) => [lineId, own]).toSorted(),
      );
      expectWhole(planned);
    },
  );

  test('a line that runs over a cut stays one piece, wherever the cut goes', () => {
    expectWhole(stretched);
    const cutInto = stretched.film.placed.filter(({ take }) =>
      take.speech.some(({ from }) => from < 0 && take.part > 0),
    );
    expect(cutInto.length).toBeGreaterThan(3);
    for (const { take } of cutInto.slice(0, 3)) {
      const at = idsOf(stretched).indexOf(take.id);
      const shotId = idsOf(stretched)[at - 1] ?? '';
      const held = planSample(sample, { ...slow, edits: [{ type: 'setShot', shotId, holdMs: 600 }] });
      expect(madeAnew(stretched, held)).toEqual([`shot:${shotId}`, `shot:${take.id}`]);
      expectWhole(held);
      const edit: Edit = { type: 'insertShot', after: shotId, shotId: 'shot-own', of, ms: 700 };
      const inserted = planSample(sample, { ...slow, edits: [edit] });
      expect(madeAnew(stretched, inserted)).toEqual(['shot:shot-own', `shot:${take.id}`]);
      expectWhole(inserted);
    }
  });

  test('a retake changes nothing else', () => {
    for (const shotId of few(idsOf(base))) {
      const planned = planSample(sample, { edits: [{ type: 'retakeShot', shotId }] });
      expect(madeAnew(base, planned)).toEqual([`shot:${shotId}`]);
    }
  });
});

/** A take as a film has it, with names in the place of what its jobs make. */
function pinnedOf({ dag, film }: PlannedSample, shotId: string): PinnedTake {
  const node = dag.nodes.find(({ key }) => key === `shot:${shotId}`);
  const take = film.placed.find((placed) => placed.take.id === shotId)!.take;
  const named = JSON.stringify(node?.inputs, (_, value: unknown) =>
    typeof value === 'object' && value !== null && '$artifact' in value ? fingerprint(value) : value,
  );
  const said = new Map(film.timeline.speech.map((line) => [line.lineId, line]));
  return {
    ...{ shotId, digest: fingerprint(shotId), takeNo: node?.takeNo ?? 0, frames: take.frames },
    order: { kind: 'shot', inputs: ShotOrder.parse(JSON.parse(named)) },
    speech: take.speech.map(({ line, from }) => {
      const { lineId, speaker, text, samples } = said.get(line.id)!;
      return { lineId, speaker, text, samples, from };
    }),
  };
}

const keeping = ({ shotId, digest }: PinnedTake): Edit => ({
  ...{ type: 'lockShot', shotId, locked: true, take: { digest, takeNo: 0, document: digest } },
});

/** One edit of any kind, of any shot. */
function randomEdit(ids: readonly string[], people: readonly string[], chance: () => number): Edit {
  const any = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const shotId = any(ids);
  switch (Math.floor(chance() * 5)) {
    case 0:
      return {
        type: 'setShot',
        shotId,
        holdMs: Math.floor(chance() * 3000),
        size: any(['wide', 'full', 'medium', 'close']),
      };
    case 1:
      return { type: 'moveShot', shotId, after: chance() < 0.2 ? null : any(ids) };
    case 2:
      return {
        type: 'insertShot',
        after: shotId,
        shotId: null,
        of: chance() < 0.3 ? null : any(people),
        ms: 500 + Math.floor(chance() * 2500),
      };
    case 3:
      return { type: 'removeShot', shotId };
    default:
      return { type: 'retakeShot', shotId };
  }
}

test.each(Array.from({ length: 12 }, (_, seed) => seed))(
  'whatever is edited, all that is said is heard once and in step (%i)',
  (seed) => {
    const chance = seeded(seedOf('edits', seed));
    const sample = seed % 2 === 0 ? lantern : kite;
    const wishes = seed % 3 === 0 ? {} : slow;
    const base = planSample(sample, wishes);
    const people = sample.pack.characters.map(({ id }) => id);
    const edits = Array.from({ length: 1 + Math.floor(chance() * 8) }, () =>
      randomEdit(idsOf(base), people, chance),
    );
    const planned = planSample(sample, { ...wishes, edits });
    expect(linesOf(planned)).toEqual(linesOf(base));
    expectWhole(planned);
    // Takes of that film are kept in one that goes another way.
    const takes = idsOf(base)
      .filter((id) => idsOf(planned).includes(id) && chance() < 0.3)
      .map((id) => pinnedOf(planned, id));
    const others = Array.from({ length: 4 }, () => randomEdit(idsOf(base), people, chance));
    const kept = planSample(sample, { ...wishes, takes, edits: [...takes.map(keeping), ...others] });
    expect(linesOf(kept)).toEqual(linesOf(base));
    expectWhole(kept);
  },
);

describe('a take that is kept', () => {
  const base = planSample(lantern);
  const { take } = base.film.placed[3]!;
  const pinned = pinnedOf(base, take.id);
  const ref = { digest: pinned.digest, takeNo: 0, document: pinned.digest };
  const lock: Edit = { type: 'lockShot', shotId: take.id, locked: true, take: ref };
  const nodeOf = (planned: PlannedSample) => planned.dag.nodes.find(({ key }) => key === `shot:${take.id}`);

  test('is the very same work, whatever is wished of a locked shot', () => {
    const edits: Edit[] = [lock, { type: 'setShot', shotId: take.id, size: 'wide', holdMs: 2000 }];
    const planned = planSample(lantern, { edits, takes: [pinned] });
    expect(nodeOf(planned)).toMatchObject({ inputs: pinned.order.inputs, madeAs: pinned.digest });
    expect(planned.film.shotPlan.shots[3]).toMatchObject({ locked: true, picture: 'take' });
    expect(madeAnew(base, planned)).toEqual([`shot:${take.id}`]);
    expectWhole(planned);
  });

  test('is let go of when its shot is unlocked', () => {
    const edits: Edit[] = [lock, { type: 'lockShot', shotId: take.id, locked: false, take: null }];
    expect(madeAnew(base, planSample(lantern, { edits, takes: [pinned] }))).toEqual([]);
  });

  test('comes larger in a larger film, drawn as it was', () => {
    const planned = planSample(lantern, { edits: [lock], takes: [pinned], options: { shortSide: 2160 } });
    expect(nodeOf(planned)).toMatchObject({ inputs: { drawing: { width: 3840, height: 2160 } } });
    expect(nodeOf(planned)?.madeAs).toBeUndefined();
  });

  test('gives way in a film of another shape, and once its words are others', () => {
    const upright = planSample(lantern, { edits: [lock], takes: [pinned], options: { aspect: '9:16' } });
    expect(nodeOf(upright)?.madeAs).toBeUndefined();
    const lineId = pinned.speech[0]?.lineId ?? '';
    const chosen: Edit = { type: 'chooseTake', shotId: take.id, digest: pinned.digest, take: ref };
    const edits: Edit[] = [chosen, { type: 'setLineText', lineId, text: '不，我不去。' }];
    const planned = planSample(lantern, { edits, takes: [pinned] });
    expect(planned.film.shotPlan.shots[3]?.picture).toBeUndefined();
  });

  test('stays in step where the film around it has other lengths', () => {
    const { order } = pinned;
    if (order.kind !== 'shot') throw new RangeError(order.kind);
    const inputs = { ...order.inputs, toFrame: order.inputs.toFrame + 20 };
    const speech = pinned.speech.map((line) => ({ ...line, from: line.from + 20 }));
    const later: PinnedTake = {
      ...pinned,
      speech,
      order: { kind: 'shot', inputs },
      frames: pinned.frames + 20,
    };
    for (const edits of [[lock], [lock, { type: 'moveShot', shotId: 'shot-n4', after: null } as const]])
      expectWhole(planSample(lantern, { edits, takes: [later] }));
  });
});

describe('somebody’s own', () => {
  const base = planSample(lantern);
  const shotId = 'shot-n5';
  const upload = (as: 'picture' | 'sound', mediaType: 'image/png' | 'audio/wav'): Edit => ({
    ...{ type: 'useUpload', shotId, as },
    artifact: { sha256: fingerprint('upload'), bytes: 1000, mediaType },
  });

  test('picture stands in the place of the drawing, as long as that, with its words over it', () => {
    const planned = planSample(lantern, { edits: [upload('picture', 'image/png')] });
    const node = planned.dag.nodes.find(({ key }) => key === `shot:${shotId}`);
    const { frames } = base.film.shotPlan.shots.find(({ id }) => id === shotId)!;
    expect(node).toMatchObject({ kind: 'footage', inputs: { frames, mediaType: 'image/png' } });
    expect(madeAnew(base, planned)).toEqual([`shot:${shotId}`]);
    const told = planned.film.timeline.coverage.filter(({ shotIds }) => shotIds.includes(shotId));
    expect(told.map(({ as, names }) => [as, names])).toEqual([['shown', []]]);
    expectWhole(planned);
  });

  test('sound takes the place of what is heard there, and of nothing that is said', () => {
    const planned = planSample(lantern, { edits: [upload('sound', 'audio/wav')] });
    const { timeline, shotPlan } = planned.film;
    const shot = shotPlan.shots.find(({ id }) => id === shotId)!;
    const [from, to] = [shot.startFrame * 2000, (shot.startFrame + shot.frames) * 2000];
    const own = timeline.effects.filter(({ job }) => job === `sound:${shotId}`);
    expect(own).toMatchObject([{ start: from, samples: to - from }]);
    const heard = [...timeline.effects, ...timeline.ambience].filter(
      ({ job, start, samples }) => !job.startsWith('sound:') && start >= from && start + samples <= to,
    );
    expect(heard).toEqual([]);
    expect(timeline.ambience.filter(({ start, samples }) => start < to && start + samples > from)).toEqual(
      [],
    );
    expect(timeline.speech).toEqual(base.film.timeline.speech);
    expect(madeAnew(base, planned)).toEqual([]);
  });
});
