/** Bundles that somebody has made by hand: what is wrong with one is found before anything of it is stored. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import { decodeJson, encodeJson } from '../../actors/runtime/maker.ts';
import type { ObjectStore } from '../../actors/runtime/objects.ts';
import { zipArchives } from '../../adapters/archives/index.ts';
import { openObjects } from '../../adapters/objects/index.ts';
import type { ActorDrawing, ShotDrawing } from '../../contracts/drawing.ts';
import { PinnedTake } from '../../contracts/edits/shot-edits.ts';
import type { Edit } from '../../contracts/story.ts';
import { readBundle } from './read-bundle.ts';

let folder: string;
let objects: ObjectStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  objects = openObjects(`folder:${folder}`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const refOf = <M extends string>(bytes: Uint8Array, mediaType: M) => ({
  ...{ sha256: sha256Hex(bytes), bytes: bytes.length, mediaType },
});

const text = new TextEncoder().encode('Who is there?');
const set = encodeJson({ version: 1, layers: [{ id: 'sky', depth: 4 }] });
const figure = encodeJson({ version: 1, scale: 1 });
const mouth = encodeJson({ samples: 9, cues: [] });

const actor: ActorDrawing = {
  ...{ entityId: 'c1', rig: sha256Hex(figure), x: 0, depth: 0, lift: 0, facing: 'left', view: 'front' },
  ...{ seat: 'none', poses: [{ frame: 0, pose: 'stand', strength: 1 }], moves: [], turns: [] },
  expressions: [{ frame: 0, emotion: 'neutral', intensity: 0 }],
  gazes: [{ frame: 0, gaze: { to: 'ahead' } }],
  ...{ speech: [{ lineId: 'l1', visemes: sha256Hex(mouth), offset: 0 }], beats: [], holds: [], wet: false },
};

const view = { x: 0, y: 3, height: 6 };
const drawing: ShotDrawing = {
  ...{ style: 'paper-cut', world: 'western-old', language: 'en', width: 160, height: 90, fps: 24 },
  ...{ frames: 24, seed: 1, background: sha256Hex(set), mood: 'calm', actors: [actor], props: [] },
  camera: { from: view, to: view, startFrame: 0, endFrame: 0, ease: 'smooth' },
  ...{ fadeIn: 0, fadeOut: 0, overlays: [], draft: true },
};

const take: PinnedTake = {
  ...{ shotId: 'shot-1', digest: 'd'.repeat(64), takeNo: 1, frames: 24, speech: [] },
  order: { kind: 'shot', inputs: { drawing, fromFrame: 0, toFrame: 24 } },
};
const footage: PinnedTake = {
  ...take,
  order: {
    kind: 'footage',
    inputs: {
      ...{ footage: 'e'.repeat(64), mediaType: 'image/png', language: 'en', width: 160, height: 90, fps: 24 },
      ...{ frames: 24, fadeOut: 0, overlays: [], draft: true },
    },
  },
};

interface Made {
  readonly take?: unknown;
  readonly parts?: readonly Uint8Array[];
  readonly edits?: (document: string) => readonly Edit[];
}

const locking = (document: string): Edit[] => [
  {
    ...{ type: 'lockShot', shotId: 'shot-1', locked: true },
    take: { digest: 'd'.repeat(64), takeNo: 1, document },
  },
];

/** A whole bundle with one take, whose bytes and hashes are right whatever they say. */
async function bundleOf({ take: said = take, parts = [set, figure, mouth], edits = locking }: Made) {
  const document = encodeJson(said);
  const story = refOf(text, 'text/plain');
  const manifest = encodeJson({
    ...{ kind: 'ainern2d.project', format: 2, title: 'Lamp', files: [], film: null },
    stories: [
      {
        ...{ id: 'story-1', story, fileName: 'lamp.txt', title: 'Lamp', characters: text.length },
        ...{ language: 'en', castHints: [] },
      },
    ],
    revisions: [
      {
        ...{ id: 'rev-1', number: 1, parentId: null, storyVersionId: 'story-1', sealedAt: null },
        edits: edits(sha256Hex(document)),
      },
    ],
    takes: [
      {
        document: refOf(document, 'application/json'),
        parts: parts.map((part) => refOf(part, 'application/json')),
      },
    ],
  });
  const files = [
    ['project.json', manifest] as const,
    [`stories/${story.sha256}.txt`, text] as const,
    ...[document, ...parts].map((bytes) => [`takes/${sha256Hex(bytes)}.json`, bytes] as const),
  ];
  const packed = await zipArchives.pack(
    files.map(([path, bytes]) => ({
      ...{ path, bytes: bytes.length },
      open: async () =>
        (async function* () {
          yield bytes;
        })(),
    })),
  );
  const { sha256 } = await objects.write(packed.chunks, { mediaType: 'application/zip', mostBytes: 1e6 });
  return sha256;
}

const stored = async (): Promise<number> => (await readdir(folder, { recursive: true })).length;
const read = (sha256: string) => readBundle({ archives: zipArchives, objects }, sha256);

describe('a bundle with a take', () => {
  test.each<[string, Made]>([
    ['whose document is none', { take: { ...take, order: { kind: 'shot' } } }],
    ['that shows what did not come', { parts: [set, figure] }],
    ['that came with more than it shows', { parts: [set, figure, mouth, encodeJson({ version: 1 })] }],
    ['whose part came twice', { parts: [set, figure, mouth, mouth] }],
    ['that is longer than its drawing', { take: { ...take, frames: 25 } }],
    [
      'of more frames than a shot can have',
      {
        take: {
          ...take,
          frames: 1e9,
          order: {
            kind: 'shot',
            inputs: { drawing: { ...drawing, frames: 1e9 }, fromFrame: 0, toFrame: 1e9 },
          },
        },
      },
    ],
    [
      'that ends before it begins',
      { take: { ...take, order: { kind: 'shot', inputs: { drawing, fromFrame: 9, toFrame: 9 } } } },
    ],
    ['of a file that did not come', { take: footage, parts: [] }],
  ])('%s is refused, and nothing of it is stored', async (_what, made) => {
    const sha256 = await bundleOf(made);
    const before = await stored();
    await expect(read(sha256)).rejects.toMatchObject({ code: 'BUNDLE_INVALID' });
    expect(await stored()).toBe(before);
  });

  test.each<[string, Uint8Array]>([
    ['is no JSON', new TextEncoder().encode('{"version":1')],
    ['is of another version', encodeJson({ version: 2 })],
    ['is farther away than anything', encodeJson({ version: 1, layers: [{ depth: 1e7 }] })],
    [
      'is deeper than anything',
      encodeJson({ version: 1, in: JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown }),
    ],
  ])('whose set %s is refused, and nothing of it is stored', async (_what, part) => {
    const said = { ...drawing, background: sha256Hex(part), actors: [] };
    const other = { ...take, order: { kind: 'shot', inputs: { drawing: said, fromFrame: 0, toFrame: 24 } } };
    const sha256 = await bundleOf({ take: other, parts: [part] });
    const before = await stored();
    await expect(read(sha256)).rejects.toMatchObject({ code: 'BUNDLE_INVALID' });
    expect(await stored()).toBe(before);
  });

  test('is kept under a digest that nobody has chosen, with all that it shows', async () => {
    const { takes } = await read(await bundleOf({}));
    expect(takes).toHaveLength(1);
    const { take: kept } = takes[0]!;
    expect(kept).toMatchObject({ takeNo: 1, digest: expect.not.stringMatching(/^d+$/) });
    const document = PinnedTake.parse(decodeJson(await objects.get(kept.document)));
    expect(document).toEqual({ ...take, digest: kept.digest });
    for (const part of [set, figure, mouth]) expect(await objects.stat(sha256Hex(part))).toBe(part.length);
    // Out and in again it is the same.
    const again = await read(await bundleOf({ take: document }));
    expect(again.takes[0]?.take).toEqual(kept);
  });
});
