import { describe, expect, test } from '@jest/globals';
import type { BundleManifest } from '../../contracts/bundle.ts';
import { defaultRunOptions } from '../../contracts/run.ts';
import type { ArchiveEntry } from '../runtime/archives.ts';
import { eachOnce, expectPlaces, imported, placesOf, readManifest, writingsIn } from './bundles.ts';

const refOf = <M extends string>(sign: string, mediaType: M) => ({
  sha256: sign.repeat(64),
  bytes: 9,
  mediaType,
});
const story = {
  ...{ id: 'story-1', story: refOf('a', 'text/plain' as const), fileName: '灯笼.txt', title: '灯笼' },
  ...{ characters: 9, language: 'zh' as const, castHints: [], createdAt: '2026-11-29T10:00:00.000Z' },
};
const revisionOf = (number: number, parentId: string | null) => ({
  ...{ id: `rev-${number}`, number, parentId, storyVersionId: 'story-1' },
  ...{ edits: [], sealedAt: '2026-11-30T10:00:00.000Z' as string | null },
  ...{ name: null as string | null, createdAt: null },
});
const face = {
  fileName: '脸.png',
  artifact: refOf('b', 'image/png' as const),
  size: { width: 4, height: 3 },
  createdAt: null,
};
const lamp = {
  ...{ kind: 'prop' as const, terms: ['lamp'], licence: 'own', origin: '' },
  ...{ fileName: '脸.png', sha256: 'b'.repeat(64) },
};
const said = {
  ...{
    id: 'c-1',
    author: 'Anna',
    text: 'Warmer',
    shotId: 'shot-1',
    frame: 12,
    replyTo: null as string | null,
  },
  ...{ isResolved: false, createdAt: '2026-11-30T10:00:00.000Z', editedAt: null },
};
const manifest: BundleManifest = {
  ...{ kind: 'ainern2d.project', format: 2, title: '灯笼匠', stories: [story] },
  revisions: [{ ...revisionOf(1, null), name: '灯下' }, revisionOf(2, 'rev-1')],
  ...{ takes: [], bible: null, assets: [lamp], comments: [said, { ...said, id: 'c-2', replyTo: 'c-1' }] },
  files: [face, { ...face, fileName: 'other.png' }],
  film: {
    ...{ revisionId: 'rev-2', options: defaultRunOptions },
    files: [{ path: 'stems/music.wav', artifact: refOf('c', 'audio/wav' as const) }],
  },
};
const signs = Array.from({ length: 16 }, (_, at) => at.toString(16));
/** A document of a take by the beginning of its hash. */
const largeRef = (sign: string, bytes = 8_000_001) => ({
  ...{ sha256: sign.padEnd(64, '0'), bytes, mediaType: 'application/json' as const },
});
const many = Array.from({ length: 40 }, () => ({
  type: 'setLineText',
  lineId: 'l1',
  text: 'a'.repeat(2000),
}));
many.push(...many);
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
    ['of a later form', { format: 3 }],
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
    [
      'of an answer before what it answers',
      {
        comments: [
          { ...said, replyTo: 'c-2' },
          { ...said, id: 'c-2' },
        ],
      },
    ],
    ['of one that speaks twice', { comments: [said, said] }],
    ['of a comment that says nothing', { comments: [{ ...said, text: '  ' }] }],
    ['of whoever spoke as an account', { comments: [{ ...said, author: { accountId: 'a', name: 'Anna' } }] }],
    ['of an asset of no file', { assets: [{ ...lamp, sha256: 'd'.repeat(64) }] }],
    ['of a file that is two assets', { assets: [lamp, lamp] }],
    ['of an asset of no licence', { assets: [{ ...lamp, licence: 'mine' }] }],
    ['of a name that is none', { revisions: [{ ...revisionOf(1, null), name: '' }, revisionOf(2, 'rev-1')] }],
    ['of edits larger than a message', { revisions: [{ ...revisionOf(1, null), edits: many }], film: null }],
    ['of a bible that is none', { bible: { characters: [] } }],
    ['of a take that is too large', { takes: [{ document: largeRef('e'), parts: [] }] }],
    [
      'of takes that are too large together',
      {
        takes: signs.map((sign) => ({
          document: largeRef(sign, 8e6),
          parts: signs.map((two) => largeRef(`${sign}${two}`, 8e6)),
        })),
      },
    ],
    ['of a take that is no document', { takes: [{ document: refOf('e', 'image/png'), parts: [] }] }],
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

test('of the first form is read, and says nothing of what it did not know', () => {
  const { takes: _t, bible: _b, assets: _a, comments: _c, ...rest } = manifest;
  const bare = <T extends { createdAt: unknown }>({ createdAt: _created, ...each }: T) => each;
  const first = {
    ...{ ...rest, format: 1, stories: rest.stories.map(bare), files: rest.files.map(bare) },
    revisions: rest.revisions.map(bare).map(({ name: _name, ...each }) => each),
  };
  expect(readManifest(first)).toEqual({
    ...{ ...manifest, format: 1, takes: [], assets: [], comments: null },
    stories: [{ ...story, createdAt: null }],
    revisions: [revisionOf(1, null), revisionOf(2, 'rev-1')],
  });
});

describe('what comes in', () => {
  const [shotId, as] = ['shot-1', 'picture' as const];
  const use = (artifact: typeof face.artifact) => ({ type: 'useUpload' as const, shotId, artifact, as });
  const revisionWith = (edits: BundleManifest['revisions'][number]['edits']) => ({
    ...manifest,
    revisions: [{ ...revisionOf(1, null), edits }],
  });
  const withFiles = (files: (typeof face)[]) => ({ files, takes: [] });

  test('uses the files that came with it, and none that are only named', () => {
    const named = use(refOf('e', 'image/png' as const));
    const { revisions } = imported(revisionWith([use(face.artifact), named]), withFiles([face]));
    expect(revisions[0]?.edits).toEqual([use(face.artifact), { type: 'dropUpload', shotId, as }]);
    expect(imported(revisionWith([use(face.artifact)]), withFiles([])).revisions[0]?.edits).toEqual([
      { type: 'dropUpload', shotId, as },
    ]);
  });

  test('uses no file for what it is not', () => {
    const wrong = revisionWith([{ ...use(face.artifact), as: 'clip' }]);
    expect(() => imported(wrong, withFiles([face]))).toThrow(
      expect.objectContaining({ code: 'UPLOAD_UNFIT' }),
    );
  });

  test('has the assets of files that are kept, and what was said', () => {
    expect(imported(manifest, withFiles([face]))).toMatchObject({
      ...{ assets: [lamp], comments: manifest.comments },
    });
    expect(imported(manifest, withFiles([])).assets).toEqual([]);
    const music = { ...manifest, assets: [{ ...lamp, kind: 'music' as const }] };
    expect(imported(music, withFiles([face])).assets).toEqual([]);
  });
});
