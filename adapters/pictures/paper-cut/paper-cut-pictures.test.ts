import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { decodeJson, encodeJson, type Made } from '../../../actors/runtime/maker.ts';
import { ShotFacts, type ShotDrawing } from '../../../contracts/drawing.ts';
import { openObjects } from '../../objects/index.ts';
import { open } from '../index.ts';
import { describePictures } from '../pictures.conformance.ts';
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

describePictures('paper-cut', engine);

describe('the rig job', () => {
  test('stores the rig that is cut for the look', async () => {
    await using bench = await rehearse(openObjects);
    const look = lookOf({ wrinkles: true, beard: 'long' });
    const order = { style: 'paper-cut', world: 'chinese-old', look } as const;
    const made = await engine().rig(order, bench);
    expect(decodeJson(await bench.objects.get(addressOf(made, 'rig')))).toEqual(
      JSON.parse(JSON.stringify(cutRig(order))),
    );
  });
});

describe('the shot job', () => {
  test('tells who is seen doing what, act by act', async () => {
    await using bench = await rehearse(openObjects);
    const drawing = await stored(talk(), bench);
    const made = await engine().shot({ drawing, fromFrame: 10, toFrame: 24 }, bench);
    const facts = ShotFacts.parse(decodeJson(await bench.objects.get(addressOf(made, 'facts'))));
    expect(facts.seen.map((each) => [each.entityId, each.act, each.fromFrame, each.toFrame])).toEqual([
      ['girl', 'listen', 0, 12],
      ['man', 'talkOpen', 0, 14],
      ['girl', 'nod', 12, 14],
    ]);
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
  test('have the same pixels in two processes and in any order', async () => {
    expect(await drawnElsewhere([3, 17, 30])).toEqual(await drawnElsewhere([30, 3, 17]));
  });
});
