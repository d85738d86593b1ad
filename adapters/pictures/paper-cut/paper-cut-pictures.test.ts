import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { decodeJson, encodeJson, type Made } from '../../../actors/runtime/maker.ts';
import { ShotFacts, type ShotDrawing } from '../../../contracts/drawing.ts';
import { openObjects } from '../../objects/index.ts';
import { open } from '../index.ts';
import { documents, lookOf, NAMES, plainSet, rehearse, spoken, talk, type Rehearsal } from './rehearsal.ts';
import { cutRig } from './cut/cut-rig.ts';

const engine = (): ReturnType<typeof open> => open('embedded:paper-cut');

const addressOf = (made: Made, role: string): string => {
  const artifact = made.artifacts.find((each) => each.role === role);
  if (artifact === undefined) throw new Error(`There is a ${role}.`);
  return artifact.sha256;
};

/** A drawing whose documents lie in the bench's store. */
async function stored(drawing: ShotDrawing, bench: Rehearsal): Promise<ShotDrawing> {
  const put = async (document: unknown): Promise<string> =>
    (await bench.objects.put(encodeJson(document), 'application/json')).sha256;
  const addresses: Record<string, string> = {
    [NAMES.set]: await put(plainSet),
    [NAMES.man]: await put(documents.rigs.get(NAMES.man)),
    [NAMES.girl]: await put(documents.rigs.get(NAMES.girl)),
    [NAMES.line]: await put(spoken(1.5)),
  };
  const at = (name: string): string => addresses[name] ?? name;
  return {
    ...drawing,
    background: at(drawing.background),
    actors: drawing.actors.map((actor) => ({
      ...actor,
      rig: at(actor.rig),
      speech: actor.speech.map((line) => ({ ...line, visemes: at(line.visemes) })),
    })),
  };
}

/** Pictures differ by a level on other processors, so goldens are for this one. */
const onX64 = process.arch === 'x64' ? test : test.skip;

describe('the rig job', () => {
  test('gives the same rig for the same look, and a portrait', async () => {
    await using bench = await rehearse(openObjects);
    const order = {
      style: 'paper-cut',
      world: 'chinese-old',
      look: lookOf({ wrinkles: true, beard: 'long' }),
    } as const;
    const [one, other] = [await engine().rig(order, bench), await engine().rig(order, bench)];
    expect(one).toEqual(other);
    expect(one.artifacts.map(({ role, mediaType }) => `${role} ${mediaType}`)).toEqual([
      'rig application/json',
      'portrait image/jpeg',
    ]);
    expect(decodeJson(await bench.objects.get(addressOf(one, 'rig')))).toEqual(
      JSON.parse(JSON.stringify(cutRig(order))),
    );
  });

  onX64('has golden bytes', async () => {
    await using bench = await rehearse(openObjects);
    const made = await engine().rig({ style: 'paper-cut', world: 'chinese-old', look: lookOf() }, bench);
    expect(made.artifacts.map(({ sha256 }) => sha256.slice(0, 16))).toEqual(GOLDEN.rig);
  });
});

describe('the shot job', () => {
  test('gives the same bytes whatever was made before', async () => {
    await using bench = await rehearse(openObjects);
    const drawing = await stored(talk(), bench);
    const busy = engine();
    await busy.shot(
      {
        drawing: { ...drawing, camera: { ...drawing.camera, to: { x: 0.5, y: 4.2, height: 4 } } },
        fromFrame: 0,
        toFrame: 8,
      },
      bench,
    );
    const [warm, cold] = [
      await busy.shot({ drawing, fromFrame: 0, toFrame: 24 }, bench),
      await engine().shot({ drawing, fromFrame: 0, toFrame: 24 }, bench),
    ];
    expect(warm).toEqual(cold);
  });

  test('tells of mouths and of who is seen by frames of its own file', async () => {
    await using bench = await rehearse(openObjects);
    const drawing = await stored(talk(), bench);
    const made = await engine().shot({ drawing, fromFrame: 10, toFrame: 24 }, bench);
    const facts = ShotFacts.parse(decodeJson(await bench.objects.get(addressOf(made, 'facts'))));
    expect(facts.mouths.map(({ frame }) => frame)).toEqual(Array.from({ length: 14 }, (_, frame) => frame));
    expect(facts.seen.map((each) => [each.entityId, each.act, each.fromFrame, each.toFrame])).toEqual([
      ['girl', 'listen', 0, 12],
      ['man', 'talkOpen', 0, 14],
      ['girl', 'nod', 12, 14],
    ]);
    for (const { box } of facts.seen) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.w <= 320 && box.y + box.h <= 180).toBe(true);
    }
  });

  test('stops when it is no longer wanted', async () => {
    await using bench = await rehearse(openObjects);
    const drawing = await stored(talk(), bench);
    const wanted = new AbortController();
    wanted.abort(new Error('no longer wanted'));
    await expect(
      engine().shot({ drawing, fromFrame: 0, toFrame: 24 }, { ...bench, signal: wanted.signal }),
    ).rejects.toThrow('no longer wanted');
  });

  test('refuses a document of another version', async () => {
    await using bench = await rehearse(openObjects);
    const drawing = await stored(talk(), bench);
    const { sha256 } = await bench.objects.put(encodeJson({ version: 9 }), 'application/json');
    await expect(
      engine().shot({ drawing: { ...drawing, background: sha256 }, fromFrame: 0, toFrame: 2 }, bench),
    ).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
  });
});

describe('transitions, posters and covers', () => {
  test('dissolve one drawing into the next', async () => {
    await using bench = await rehearse(openObjects);
    const [before, after] = [
      await stored(talk(), bench),
      await stored(talk({ seed: 8, overlays: [] }), bench),
    ];
    const order = { before, after, frames: 6, beforeFrom: 40 };
    const [one, other] = [await engine().transition(order, bench), await engine().transition(order, bench)];
    expect(one).toEqual(other);
    expect(one.facts).toEqual({ frames: 6 });
  });

  onX64('have golden bytes', async () => {
    await using bench = await rehearse(openObjects);
    const drawing = await stored(talk(), bench);
    const poster = await engine().poster(
      { drawing, frame: 12, width: 180, height: 320, title: '灯笼匠' },
      bench,
    );
    const cover = await engine().cover(
      {
        drawing: { ...drawing, language: 'en' },
        frame: 12,
        width: 320,
        height: 180,
        title: 'The Lantern Maker',
      },
      bench,
    );
    const transition = await engine().transition(
      { before: drawing, after: drawing, frames: 4, beforeFrom: 40 },
      bench,
    );
    expect(
      [...poster.artifacts, ...cover.artifacts, ...transition.artifacts].map(({ sha256 }) =>
        sha256.slice(0, 16),
      ),
    ).toEqual(GOLDEN.stills);
  });
});

/** Draws frames in a process of its own and prints their hashes, frame by frame in the order given. */
const script = (frames: readonly number[]): string => `
  import { openDrawing } from '${import.meta.dirname}/stage/open-drawing.ts';
  import { documents, roomyStore, talk } from '${import.meta.dirname}/rehearsal.ts';
  import { sha256Hex } from '${import.meta.dirname}/../../../actors/runtime/fingerprint.ts';
  const store = roomyStore();
  const hashes = {};
  for (const frame of [${frames.join()}]) {
    using open = openDrawing(talk(), documents, { store });
    open.show(frame);
    hashes[frame] = sha256Hex(open.canvas.data()).slice(0, 16);
  }
  process.stdout.write(JSON.stringify(hashes));
`;

async function drawnElsewhere(frames: readonly number[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--no-warnings',
    '-e',
    script(frames),
  ]);
  return JSON.parse(stdout);
}

describe('frames', () => {
  onX64('have the same golden pixels in two processes and in any order', async () => {
    expect(await drawnElsewhere([3, 17, 30])).toEqual(GOLDEN.frames);
    expect(await drawnElsewhere([30, 3, 17])).toEqual(GOLDEN.frames);
  });
});

/** Beginnings of SHA-256 sums. When one changes on purpose, the kind's `version` in contracts/job-kinds.ts goes up with it. */
const GOLDEN = {
  rig: ['07375e33849f3317', '82e3443547a56517'],
  stills: ['a797b7573de10313', '2587f2384e7c51d4', 'c45b3cc5f2e18162', '850b84cd04a490c3'],
  frames: { 3: '0fd098f09bb2ed4d', 17: '7112326691db462d', 30: 'e4865f22e680439f' },
};
