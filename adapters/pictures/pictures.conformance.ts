/** What every picture engine must do; an adapter is finished when this passes on it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Made } from '../../actors/runtime/maker.ts';
import type { Pictures } from '../../actors/worker-video/pictures.ts';
import { ShotFacts, type BackgroundOrder, type RigOrder, type ShotDrawing } from '../../contracts/drawing.ts';
import { pictureSize } from '../../actors/composer/embed-picture.ts';
import { decodeMp4 } from '../media/decode.ts';
import { Mp4Reader } from '../media/read-mp4.ts';
import { bytesOf, documentOf, formsOf, noted, openBench, partOf, type TestBench } from '../samples/bench.ts';
import { addressed, lookOf, NAMES, spoken, talk } from './paper-cut/rehearsal.ts';

let bench: TestBench;
let pictures: Pictures;
/** Opens the engine anew, as another process does. */
let reopen: () => Pictures;
/** Two people who talk by a river for two seconds. */
let drawing: ShotDrawing;

const man: RigOrder = { style: 'paper-cut', world: 'chinese-old', look: lookOf() };
const girl: RigOrder = { ...man, look: lookOf({ gender: 'female', age: 'child' }) };
const riverside: BackgroundOrder = {
  ...{ style: 'paper-cut', world: 'chinese-old', timeOfDay: 'dusk', weather: 'rain', season: null },
  mood: 'calm',
  place: { id: 'river', name: '河边', kind: 'river', indoors: false, traits: [], seed: 4 },
};

/** The drawing with documents that the engine made itself. */
async function draw(over: Partial<ShotDrawing> = {}): Promise<ShotDrawing> {
  return addressed(talk(over), {
    [NAMES.set]: partOf(await pictures.background(riverside, bench), 'background'),
    [NAMES.man]: partOf(await pictures.rig(man, bench), 'rig'),
    [NAMES.girl]: partOf(await pictures.rig(girl, bench), 'rig'),
    [NAMES.line]: await noted(bench, spoken(1.5)),
  });
}

/** Numbers and sizes of the frames of a video, and how many tracks there are. */
async function seenIn(made: Made): Promise<{ frames: number[]; sizes: string[]; tracks: number }> {
  const path = await bench.objects.localFile(partOf(made, 'video'));
  const [frames, sizes]: [number[], Set<string>] = [[], new Set()];
  const tracks = new Set<number>();
  await decodeMp4(path, drawing.fps, {
    picture: ({ frame, width, height }) => {
      frames.push(frame);
      sizes.add(`${width}×${height}`);
    },
  });
  using reader = new Mp4Reader(path);
  for (const { streamIndex } of reader.packets()) tracks.add(streamIndex);
  return { frames, sizes: [...sizes], tracks: tracks.size };
}

const countedTo = (frames: number): number[] => Array.from({ length: frames }, (_, frame) => frame);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const isInside = ({ x, y, w, h }: Box, { width, height }: ShotDrawing): boolean =>
  x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= width && y + h <= height;

/** Facts that lie outside the picture or the file, or speak of nobody. */
function misplaced({ mouths, seen }: ShotFacts, of: ShotDrawing, frames: number): unknown[] {
  const ids = new Set(of.actors.map(({ entityId }) => entityId));
  return [
    ...mouths.filter((mouth) => !isInside(mouth, of) || mouth.frame >= frames || !ids.has(mouth.speaker)),
    ...seen.filter(
      ({ box, fromFrame, toFrame, entityId }) =>
        !isInside(box, of) || fromFrame >= toFrame || toFrame > frames || !ids.has(entityId),
    ),
  ];
}

const factsOf = async (made: Made): Promise<ShotFacts> =>
  ShotFacts.parse(await documentOf(bench, made, 'facts'));

function describeDocuments(): void {
  test('a rig is the same for the same look, another for another, and has a portrait', async () => {
    const [one, same, other] = [
      await pictures.rig(man, bench),
      await reopen().rig(man, bench),
      await pictures.rig(girl, bench),
    ];
    expect(same).toEqual(one);
    expect(partOf(other, 'rig')).not.toBe(partOf(one, 'rig'));
    expect(formsOf(one)).toEqual(['rig application/json', 'portrait image/jpeg']);
    expect(pictureSize(await bytesOf(bench, one, 'portrait'))).not.toBeNull();
  });

  test('a portrait is the same for the same person and feeling, another for another', async () => {
    const calm = { ...man, emotion: 'neutral', framing: 'head' } as const;
    const made = await pictures.portrait(calm, bench);
    expect(await reopen().portrait(calm, bench)).toEqual(made);
    expect(formsOf(made)).toEqual(['portrait image/jpeg']);
    expect(pictureSize(await bytesOf(bench, made, 'portrait'))).not.toBeNull();
    const other = [{ emotion: 'anger' }, { framing: 'figure' }, { look: girl.look }] as const;
    for (const change of other)
      expect(await pictures.portrait({ ...calm, ...change }, bench)).not.toEqual(made);
  });

  test('a background is the same on every visit, another at another hour, and has a thumbnail', async () => {
    const [one, same, other] = [
      await pictures.background(riverside, bench),
      await reopen().background(riverside, bench),
      await pictures.background({ ...riverside, timeOfDay: 'noon' }, bench),
    ];
    expect(same).toEqual(one);
    expect(partOf(other, 'background')).not.toBe(partOf(one, 'background'));
    expect(formsOf(one)).toEqual(['background application/json', 'thumb image/jpeg']);
    expect(pictureSize(await bytesOf(bench, one, 'thumb'))).not.toBeNull();
  });
}

function describeShots(): void {
  test('a shot holds the frames that were ordered, in the size that was ordered, and no sound', async () => {
    const made = await pictures.shot({ drawing, fromFrame: 10, toFrame: 24 }, bench);
    expect(formsOf(made)).toEqual(['video video/mp4', 'thumb image/jpeg', 'facts application/json']);
    expect(made.facts['frames']).toBe(14);
    expect(await seenIn(made)).toEqual({ frames: countedTo(14), sizes: ['320×180'], tracks: 1 });
  });

  test('a shot tells of mouths and of who is seen inside its picture, by frames of its own file', async () => {
    const made = await pictures.shot({ drawing, fromFrame: 10, toFrame: 24 }, bench);
    const facts = await factsOf(made);
    expect(misplaced(facts, drawing, 14)).toEqual([]);
    expect([...new Set(facts.mouths.map(({ speaker }) => speaker))]).toEqual(['man']);
    expect(facts.mouths.map(({ frame }) => frame)).toEqual(countedTo(14));
    expect([...new Set(facts.seen.map(({ entityId }) => entityId))].sort()).toEqual(['girl', 'man']);
  });

  test('nobody’s mouth is told of where nobody speaks', async () => {
    const actors = drawing.actors.map((actor) => ({ ...actor, speech: [] }));
    const silent = { ...drawing, actors };
    const made = await pictures.shot({ drawing: silent, fromFrame: 0, toFrame: 3 }, bench);
    expect((await factsOf(made)).mouths).toEqual([]);
  });

  test('a shot is the same bytes whatever was made before, in any process', async () => {
    const order = { drawing, fromFrame: 0, toFrame: 12 };
    const far = { ...drawing.camera, to: { x: 0.5, y: 4.2, height: 4 } };
    await pictures.shot({ drawing: { ...drawing, camera: far }, fromFrame: 0, toFrame: 6 }, bench);
    expect(await reopen().shot(order, bench)).toEqual(await pictures.shot(order, bench));
  });

  test('a shot stops when it is no longer wanted', async () => {
    const signal = AbortSignal.abort(new Error('no longer wanted'));
    const order = { drawing, fromFrame: 0, toFrame: 24 };
    await expect(pictures.shot(order, { ...bench, signal })).rejects.toThrow('no longer wanted');
  });

  test('a shot refuses documents that are not there or of another version', async () => {
    const of = (background: string): Promise<Made> =>
      pictures.shot({ drawing: { ...drawing, background }, fromFrame: 0, toFrame: 2 }, bench);
    await expect(of('f'.repeat(64))).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
    const other = await noted(bench, { version: 9_999 });
    await expect(of(other)).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
  });
}

function describeOthers(): void {
  test('a transition holds its frames, and is the same bytes every time', async () => {
    const order = { before: drawing, after: await draw({ seed: 8 }), frames: 6, beforeFrom: 40 };
    const made = await pictures.transition(order, bench);
    expect(formsOf(made)).toEqual(['video video/mp4', 'facts application/json']);
    expect(await seenIn(made)).toEqual({ frames: countedTo(6), sizes: ['320×180'], tracks: 1 });
    expect(misplaced(await factsOf(made), drawing, 6)).toEqual([]);
    expect(await reopen().transition(order, bench)).toEqual(made);
  });

  test.each([
    ['poster', 'image/png', 180, 320],
    ['cover', 'image/jpeg', 320, 240],
  ] as const)('a %s is one picture in the size that was ordered', async (kind, type, width, height) => {
    const order = { drawing, frame: 12, width, height, title: '灯笼匠' };
    const made = await pictures[kind](order, bench);
    expect(formsOf(made)).toEqual([`${kind} ${type}`]);
    expect(pictureSize(await bytesOf(bench, made, kind))).toEqual({ width, height });
    expect(await reopen()[kind](order, bench)).toEqual(made);
  });
}

export function describePictures(name: string, open: () => Pictures): void {
  describe(`pictures by ${name}`, () => {
    beforeAll(async () => {
      [bench, reopen, pictures] = [await openBench(), open, open()];
      drawing = await draw();
    });
    afterAll(async () => {
      await bench[Symbol.asyncDispose]();
    });
    describeDocuments();
    describeShots();
    describeOthers();
  });
}
