/** A project goes from one installation to another as one file, and is there what it was. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { zipArchives } from '../../adapters/archives/index.ts';
import { openObjects } from '../../adapters/objects/index.ts';
import { ownPicture } from '../../adapters/samples/uploads.ts';
import { BUNDLE_LIMITS, type BundleManifest } from '../../contracts/bundle.ts';
import { API_PATH } from '../../contracts/api/route.ts';
import { askApi, fetchFile, readEvents, type ClientTerms, type Got } from '../../contracts/client.ts';
import type { Edit } from '../../contracts/story.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder, storyNamed } from '../film/command.ts';

const scratch = scratchFolder();
const options = { draft: true, shortSide: 144 } as const;

let [here, elsewhere]: Studio[] = [];

/** A project in one of the studios. */
interface Place {
  readonly terms: ClientTerms;
  readonly params: { readonly projectId: string };
}

const termsOf = (studio: Studio | undefined): ClientTerms => ({
  ...{ origin: studio?.url ?? '', key: studio?.key ?? '', fetch },
});

async function filmOf({ terms, params }: Place, revisionId: string): Promise<string> {
  const { run } = (await askApi(terms, 'createRun', { params, body: { revisionId, options } })).document;
  const abort = new AbortController();
  let end = '';
  for await (const { event } of readEvents(terms, { runId: run.id, after: 0, signal: abort.signal })) {
    end = event.name;
    if (end === 'run.succeeded' || end === 'run.failed') break;
  }
  abort.abort();
  expect(end).toBe('run.succeeded');
  return run.id;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The film by its hash. */
async function hashOf({ terms }: Place, runId: string): Promise<string> {
  const file = await fetchFile(terms, 'getFile', { params: { runId, path: 'film.mp4' } });
  return sha256Of(new Uint8Array(await file.arrayBuffer()));
}

const shotsOf = async ({ terms }: Place, runId: string): Promise<Got<'listShots'>['document']['shots']> =>
  (await askApi(terms, 'listShots', { params: { runId } })).document.shots;

async function told({ terms, params }: Place, story: string, fileName: string) {
  const body = new TextEncoder().encode(story);
  return askApi(terms, 'submitStory', { params, query: { fileName }, body });
}

/** Adds edits to what is there, and seals them. */
async function sealed({ terms, params }: Place, seen: string, ...edits: Edit[]) {
  const { etag } = await askApi(terms, 'appendEdits', { params, body: { edits }, seen });
  const { document, etag: tag } = await askApi(terms, 'sealDraft', { params, seen: etag ?? '' });
  return { id: document.revision.id, etag: tag ?? '' };
}

async function given({ terms, params }: Place, fileName: string, body: Uint8Array) {
  return (await askApi(terms, 'uploadFile', { params, query: { fileName }, body })).document.upload;
}

interface Bundle {
  readonly bytes: Uint8Array;
  readonly manifest: BundleManifest;
  readonly paths: readonly string[];
}

async function bundleOf({ terms, params }: Place, query = ''): Promise<Bundle> {
  const headers = { authorization: `Bearer ${terms.key}` };
  const path = `${API_PATH}/projects/${params.projectId}/bundle${query}`;
  const file = await fetch(`${terms.origin}${path}`, { headers });
  expect(file.status).toBe(200);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const objects = openObjects(`folder:${scratch.path}`);
  const { sha256 } = await objects.put(bytes, 'application/zip');
  const archive = await zipArchives.open(await objects.localFile(sha256), BUNDLE_LIMITS);
  const [first] = archive.entries;
  const chunks: Uint8Array[] = [];
  if (first !== undefined) for await (const chunk of await archive.read(first)) chunks.push(chunk);
  archive.close();
  const manifest = JSON.parse(Buffer.concat(chunks).toString()) as BundleManifest;
  return { bytes, manifest, paths: archive.entries.map(({ path }) => path) };
}

/** Into a new project, through a project in which the zip is left. */
async function broughtTo(studio: Studio | undefined, { bytes }: Bundle): Promise<Place> {
  const terms = termsOf(studio);
  const opened = await askApi(terms, 'createProject', { params: {}, body: { title: 'Zips' } });
  const params = { projectId: opened.document.project.id };
  const { id: uploadId } = await given({ terms, params }, 'project.zip', bytes);
  const { document } = await askApi(terms, 'importBundle', { params: {}, body: { uploadId } });
  return { terms, params: { projectId: document.project.id } };
}

const BEFORE = '“Who is there?” asked Nora.\n\n“It is only Ben,” said Old Tom. The dog looked at Sara.\n';

let own: Place;
let film: string;
let lastRevision: { readonly id: string; readonly etag: string };

/** Two versions of a story, three films, one’s own picture, a take that is chosen again and one that is locked. */
async function madeHere(): Promise<void> {
  const early = await told(own, BEFORE, 'before.txt');
  await filmOf(own, early.document.revision.id);
  const text = readFileSync(storyNamed('borrowed-lamp.txt'), 'utf8');
  const late = await told(own, text, 'borrowed-lamp.txt');
  const first = await filmOf(own, late.document.revision.id);
  const [again, locked] = ['shot-n5', 'shot-n4'];
  const taken = (await shotsOf(own, first)).find(({ id }) => id === again)?.take?.digest ?? '';
  const objects = openObjects(`folder:${scratch.path}`);
  const drawn = await objects.get((await ownPicture({ objects }, 'png')).footage);
  const { id: uploadId, artifact } = await given(own, 'lamp.png', drawn);
  const retaken = await sealed(
    own,
    late.etag ?? '',
    { type: 'retakeShot', shotId: again },
    { type: 'setShot', shotId: locked, size: 'close' },
  );
  await filmOf(own, retaken.id);
  lastRevision = await sealed(
    own,
    retaken.etag,
    { type: 'chooseTake', shotId: again, digest: taken, take: null },
    { type: 'lockShot', shotId: locked, locked: true, take: null },
    { type: 'useUpload', shotId: 'shot-l3', artifact: artifact!, as: 'picture' },
  );
  film = await filmOf(own, lastRevision.id);
  const name = {
    params: { ...own.params, revisionId: lastRevision.id },
    body: { name: '灯下 · as it was' },
    seen: '*',
  };
  await askApi(own.terms, 'nameRevision', name);
  const asset = { uploadId, kind: 'prop', terms: ['lamp'], licence: 'CC-BY-4.0', origin: 'Grandmother' };
  await askApi(own.terms, 'addAsset', { params: {}, body: { ...asset, kind: 'prop' } });
  const says = { text: 'Warmer, please', runId: film, shotId: again, frame: 12 };
  const { comment } = (await askApi(own.terms, 'addComment', { params: own.params, body: says })).document;
  const answer = { text: 'It is', replyTo: comment.id };
  await askApi(own.terms, 'addComment', { params: own.params, body: answer });
}

beforeAll(async () => {
  [here, elsewhere] = await Promise.all(
    ['here', 'elsewhere'].map((name) => openStudio(join(scratch.path, name))),
  );
  const terms = termsOf(here);
  const opened = await askApi(terms, 'createProject', { params: {}, body: { title: '借来的灯' } });
  own = { terms, params: { projectId: opened.document.project.id } };
  await madeHere();
}, 300_000);

afterAll(async () => {
  await Promise.all([here, elsewhere].flatMap((studio) => (studio === undefined ? [] : closeStudio(studio))));
  scratch.remove();
});

/** What a manifest says, without what is another one in each project: its names, and the digests of takes. */
function bared({ stories, revisions, takes, comments, film: made, ...manifest }: BundleManifest): unknown {
  const names = new Map(
    [...stories, ...revisions, ...(comments ?? [])].map(({ id }, at) => [id, `name ${at}`]),
  );
  for (const { document } of takes) names.set(document.sha256, 'take');
  // A report tells when its film was made, and of what names.
  const files = made?.files.filter(({ path }) => path !== 'report.json');
  const rest = { ...manifest, stories, revisions, comments, film: { ...made, files } };
  return JSON.parse(
    JSON.stringify({ ...rest, parts: takes.map(({ parts }) => parts) }, (key, value: unknown) => {
      if (key === 'digest') return 'digest';
      return typeof value === 'string' ? (names.get(value) ?? value) : value;
    }),
  );
}

describe('a project that is moved to another installation', () => {
  let first: Bundle;
  let there: Place;

  beforeAll(async () => {
    first = await bundleOf(own, '?comments=yes');
    there = await broughtTo(elsewhere, first);
  }, 120_000);

  test('has its stories, its revisions with their names and dates, its asset, and what was said', async () => {
    const listed = async ({ terms, params }: Place) => {
      const { revisions } = (await askApi(terms, 'listRevisions', { params })).document;
      const { stories } = (await askApi(terms, 'listStories', { params })).document;
      return {
        stories: stories.map(({ id: _id, ...story }) => story),
        revisions: revisions.map(({ id: _i, parentId: _p, storyId: _s, ...revision }) => revision),
      };
    };
    expect(await listed(there)).toEqual(await listed(own));
    expect((await listed(there)).revisions.map(({ name }) => name)).toContain('灯下 · as it was');
    const { assets } = (await askApi(there.terms, 'listAssets', { params: {} })).document;
    expect(assets).toMatchObject([
      { kind: 'prop', licence: 'CC-BY-4.0', origin: 'Grandmother', projectId: there.params.projectId },
    ]);
    const { comments } = (await askApi(there.terms, 'listComments', { params: there.params })).document;
    expect(comments).toMatchObject([
      { text: 'Warmer, please', shotId: 'shot-n5', frame: 12, runId: null, replyTo: null },
      { text: 'It is', replyTo: comments[0]?.id },
    ]);
    expect(comments.map(({ author }) => author.accountId)).toEqual(['elsewhere', 'elsewhere']);
  });

  test('has the same film made of it, with the kept takes and the own picture, and goes out as it came', async () => {
    const revision = (await bundleOf(there)).manifest.revisions.at(-1);
    expect(JSON.stringify(revision?.edits)).not.toContain('"take":null,"locked":true');
    const runId = await filmOf(there, revision?.id ?? '');
    expect(await hashOf(there, runId)).toBe(await hashOf(own, film));
    const pictures = async (place: Place, run: string) =>
      (await shotsOf(place, run)).map(({ id, picture, locked }) => [id, picture, locked]);
    expect(await pictures(there, runId)).toEqual(await pictures(own, film));
    const second = await bundleOf(there, '?comments=yes');
    expect(bared(second.manifest)).toEqual(bared(first.manifest));
  }, 120_000);

  test('carries what was said only where that is asked for, and no account with it', async () => {
    const { manifest } = await bundleOf(own);
    expect(manifest.comments).toBeNull();
    expect(JSON.stringify(first.manifest)).not.toContain('accountId');
  });
});
