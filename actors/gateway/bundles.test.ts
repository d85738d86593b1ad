import { describe, expect, test } from '@jest/globals';
import type { BundleManifest } from '../../contracts/bundle.ts';
import { defaultRunOptions } from '../../contracts/run.ts';
import type { ArchiveEntry } from '../runtime/archives.ts';
import {
  eachOnce,
  expectPlaces,
  imported,
  placesOf,
  readManifest,
  takesIn,
  withTakes,
  writingsIn,
} from './bundles.ts';

const refOf = <M extends string>(sign: string, mediaType: M) => ({
  sha256: sign.repeat(64),
  bytes: 9,
  mediaType,
});
const story = {
  ...{ id: 'story-1', story: refOf('a', 'text/plain' as const), fileName: '灯笼.txt', title: '灯笼' },
  ...{ characters: 9, language: 'zh' as const, castHints: [] },
};
const revisionOf = (number: number, parentId: string | null) => ({
  ...{ id: `rev-${number}`, number, parentId, storyVersionId: 'story-1' },
  ...{ edits: [], sealedAt: '2026-11-30T10:00:00.000Z' as string | null },
});
const face = {
  fileName: '脸.png',
  artifact: refOf('b', 'image/png' as const),
  size: { width: 4, height: 3 },
};
const manifest: BundleManifest = {
  ...{ kind: 'ainern2d.project', format: 1, title: '灯笼匠', stories: [story] },
  revisions: [revisionOf(1, null), revisionOf(2, 'rev-1')],
  files: [face, { ...face, fileName: 'other.png' }],
  film: {
    ...{ revisionId: 'rev-2', options: defaultRunOptions },
    files: [{ path: 'stems/music.wav', artifact: refOf('c', 'audio/wav' as const) }],
  },
};
const invalid = expect.objectContaining({ code: 'BUNDLE_INVALID' });

const entryOf = (path: string, bytes: number): ArchiveEntry => ({
  ...{ path, bytes, packedBytes: bytes, at: 0, isPlainFile: true, isReadable: true },
});

describe('a manifest', () => {
  test('says where everything lies, under names that every system can have', () => {
    expect(eachOnce(placesOf(manifest)).map(({ path }) => path)).toEqual([
      `stories/${'a'.repeat(64)}.txt`,
      `files/${'b'.repeat(64)}.png`,
      'film/stems/music.wav',
    ]);
    expect(placesOf(manifest).map(({ name }) => name)).toEqual([
      '灯笼.txt',
      '脸.png',
      'other.png',
      'stems-music.wav',
    ]);
  });

  test.each<[string, object]>([
    ['of something else', { kind: 'something' }],
    ['of a later form', { format: 2 }],
    ['of more than is known', { more: 1 }],
    ['of a revision of no story', { stories: [] }],
    ['of a story twice', { stories: [story, story] }],
    ['of a revision before its parent', { revisions: [revisionOf(1, 'rev-2'), revisionOf(2, null)] }],
    ['of a number twice', { revisions: [revisionOf(1, null), { ...revisionOf(1, null), id: 'rev-x' }] }],
    ['of a revision twice', { revisions: [revisionOf(1, null), { ...revisionOf(2, null), id: 'rev-1' }] }],
    ['of a film of no revision', { revisions: [revisionOf(1, null)] }],
    [
      'of a draft that is not the last',
      { revisions: [{ ...revisionOf(1, null), sealedAt: null }, revisionOf(2, 'rev-1')] },
    ],
    ['of a file that leads elsewhere', { files: [{ ...face, fileName: '../x.png' }] }],
    ['of a story of another kind', { stories: [{ ...story, story: refOf('a', 'text/html') }] }],
  ])('%s is refused', (_what, change) => {
    expect(readManifest(manifest)).toEqual(manifest);
    expect(() => readManifest({ ...manifest, ...change })).toThrow(invalid);
  });

  test('names all that is in the archive, in its size', () => {
    const places = placesOf(manifest);
    const entries = [entryOf('project.json', 5), ...eachOnce(places).map(({ path }) => entryOf(path, 9))];
    expect(() => expectPlaces(places, entries)).not.toThrow();
    expect(() => expectPlaces(places, entries.slice(0, -1))).toThrow(invalid);
    expect(() => expectPlaces(places, [...entries, entryOf('more', 1)])).toThrow(invalid);
    expect(() => expectPlaces(places, [...entries.slice(0, -1), entryOf('film/stems/music.wav', 8)])).toThrow(
      invalid,
    );
  });
});

test('writings get names of their own in another project, and hang together as they did', () => {
  const { stories, revisions } = writingsIn('prj-new', manifest);
  expect(revisions[1]).toMatchObject({
    parentId: revisions[0]?.id,
    storyVersionId: stories[0]?.id,
    number: 2,
  });
  expect([stories[0]?.id, revisions[0]?.id]).toEqual([
    expect.stringMatching(/^story-[0-9a-f]{20}$/),
    expect.stringMatching(/^rev-[0-9a-f]{20}$/),
  ]);
  expect(writingsIn('prj-new', manifest)).toEqual({ stories, revisions });
  expect(writingsIn('prj-other', manifest).stories[0]?.id).not.toBe(stories[0]?.id);
});

describe('edits that come in', () => {
  const [shotId, as] = ['shot-1', 'picture' as const];
  const use = (artifact: typeof face.artifact) => ({ type: 'useUpload' as const, shotId, artifact, as });
  const lock = (sign: string) => ({
    ...{ type: 'lockShot' as const, shotId, locked: true },
    take: { digest: 'd'.repeat(64), takeNo: 0, document: sign.repeat(64) },
  });
  const revisionWith = (edits: BundleManifest['revisions'][number]['edits']) => ({
    ...manifest,
    revisions: [{ ...revisionOf(1, null), edits }],
  });

  test('use the files that came with them, and none that are only named', () => {
    const named = use(refOf('e', 'image/png' as const));
    const { revisions } = imported(revisionWith([use(face.artifact), named]), [face]);
    expect(revisions[0]?.edits).toEqual([use(face.artifact), { type: 'dropUpload', shotId, as }]);
    expect(imported(revisionWith([use(face.artifact)]), []).revisions[0]?.edits).toEqual([
      { type: 'dropUpload', shotId, as },
    ]);
  });

  test('keep the takes that are known, and none that are only named', () => {
    const { revisions } = revisionWith([lock('1'), lock('2')]);
    expect(takesIn(revisions)).toEqual(['1'.repeat(64), '2'.repeat(64)]);
    expect(withTakes(revisions, new Set(['1'.repeat(64)]))[0]?.edits).toEqual([
      lock('1'),
      { ...lock('2'), take: null },
    ]);
  });
});
