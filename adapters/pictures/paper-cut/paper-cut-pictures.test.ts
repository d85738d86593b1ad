import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { ShotFacts, type ShotDrawing } from '../../../contracts/drawing.ts';
import { open } from '../index.ts';
import { describePictures } from '../pictures.conformance.ts';
import { addressed, documents, lookOf, NAMES, plainSet, spoken, talk } from './rehearsal.ts';
import { documentOf, noted, openBench, type TestBench } from '../../samples/bench.ts';
import { cutRig } from './cut/cut-rig.ts';

const engine = (): ReturnType<typeof open> => open('embedded:paper-cut');

/** Two people who talk, with all that the drawing names in the bench’s store. */
async function talking(bench: TestBench): Promise<ShotDrawing> {
  return addressed(talk(), {
    [NAMES.set]: await noted(bench, plainSet),
    [NAMES.man]: await noted(bench, documents.rigs.get(NAMES.man)),
    [NAMES.girl]: await noted(bench, documents.rigs.get(NAMES.girl)),
    [NAMES.line]: await noted(bench, spoken(1.5)),
  });
}

describePictures('paper-cut', engine);

describe('the rig job', () => {
  test('stores the rig that is cut for the look', async () => {
    await using bench = await openBench();
    const look = lookOf({ wrinkles: true, beard: 'long' });
    const order = { style: 'paper-cut', world: 'chinese-old', look } as const;
    const made = await engine().rig(order, bench);
    expect(await documentOf(bench, made, 'rig')).toEqual(JSON.parse(JSON.stringify(cutRig(order))));
  });
});

describe('the shot job', () => {
  test('tells who is seen doing what, act by act', async () => {
    await using bench = await openBench();
    const drawing = await talking(bench);
    const made = await engine().shot({ drawing, fromFrame: 10, toFrame: 24 }, bench);
    const facts = ShotFacts.parse(await documentOf(bench, made, 'facts'));
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
