import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Objects } from '../../actors/runtime/objects.ts';
import { openObjects } from '../../adapters/objects/index.ts';
import type { ArtifactRef, MediaType } from '../../contracts/artifact.ts';
import { bringObjects, hashesIn, kindsIn, missingIn, Pieces, type Piece } from './move-objects.ts';

const folders: string[] = [];
const { signal } = new AbortController();

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'move-'));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const put = (objects: Objects, text: string, kind: MediaType): Promise<ArtifactRef> =>
  objects.put(new TextEncoder().encode(text), kind);

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];

describe('what a row refers to', () => {
  test('is every hash in it but the digest of its work', () => {
    const row = { digest: a, inputs: { story: b, digest: a }, name: `x${a}` };
    expect(hashesIn(JSON.stringify(row))).toEqual([b]);
    expect(hashesIn(JSON.stringify(row).replaceAll(':', ': '))).toEqual([b]);
  });

  test('is of the kind that a message or a table says', () => {
    const row = {
      sha256: a,
      media_type: 'audio/wav',
      artifacts: [{ sha256: b, mediaType: 'image/png' }, null],
    };
    expect([...kindsIn(row)]).toEqual([
      [a, 'audio/wav'],
      [b, 'image/png'],
    ]);
    expect([...kindsIn({ sha256: a, mediaType: 'no/kind' })]).toEqual([]);
  });
});

/** A store with a document that refers to a picture, and a story that nothing but a bare hash refers to. */
async function filledStore(): Promise<{
  folder: string;
  objects: Objects;
  rows: readonly string[];
  pieces: Piece[];
}> {
  const folder = await freshFolder();
  const objects = openObjects(`folder:${folder}`);
  const picture = await put(objects, 'picture', 'image/png');
  const inner = await put(objects, JSON.stringify({ picture }), 'application/json');
  const story = await put(objects, '从前', 'text/plain');
  const outer = await put(objects, JSON.stringify({ plan: inner.sha256 }), 'application/json');
  await put(objects, 'of another film', 'text/plain');
  const rows = [JSON.stringify({ story_sha256: story.sha256, gone: a }), JSON.stringify({ outer })];
  return { folder, objects, rows, pieces: [story, outer, inner, picture] };
}

describe('the pieces of a film', () => {
  test('are what its rows name and what its documents name, and nothing else', async () => {
    const { objects, rows, pieces } = await filledStore();
    const found = new Pieces(objects);
    for (const row of rows) found.note(row);
    const all = await found.all(signal);
    const bySum = (one: Piece, two: Piece): number => one.sha256.localeCompare(two.sha256);
    expect([...all].sort(bySum)).toEqual([...pieces].sort(bySum));
  });

  test('are brought once, and those that are damaged are left', async () => {
    const { folder, objects, pieces } = await filledStore();
    const to = openObjects(`folder:${await freshFolder()}`);
    const [story, outer] = pieces;
    const path = (sha256: string): string =>
      join(folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await chmod(path(outer?.sha256 ?? ''), 0o644);
    await writeFile(path(outer?.sha256 ?? ''), 'rotten');
    const done: number[] = [];
    const transfer = { from: objects, to, pieces, signal, onMoved: (count: number) => void done.push(count) };
    expect(await bringObjects(transfer)).toBe(1);
    expect(done).toEqual([1, 2, 3, 4]);
    expect(await to.get(story?.sha256 ?? '')).toEqual(Buffer.from('从前'));
    expect(await missingIn(to, pieces, signal)).toEqual([outer]);
  });

  test('are not brought once nobody wants it any more', async () => {
    const { objects, pieces } = await filledStore();
    const to = openObjects(`folder:${await freshFolder()}`);
    const stopped = AbortSignal.abort(new Error('stopped'));
    const transfer = { from: objects, to, pieces, signal: stopped, onMoved: () => undefined };
    await expect(bringObjects(transfer)).rejects.toThrow('stopped');
    expect(await missingIn(to, pieces, signal)).toHaveLength(4);
  });
});
