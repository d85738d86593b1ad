import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CastPerson } from '../../contracts/api/cast-routes.ts';
import { askApi, fetchFile, readEvents, type ClientTerms } from '../../contracts/client.ts';
import { FilmReport } from '../../contracts/film.ts';
import type { RevisionPlan } from '../../contracts/revision-plan.ts';
import type { Edit } from '../../contracts/story.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder, storyNamed } from '../film/command.ts';

const scratch = scratchFolder();
const options = { draft: true, shortSide: 144 } as const;

let studio: Studio;
let params: { readonly projectId: string };

const terms = (): ClientTerms => ({ origin: studio.url, key: studio.key, fetch });

const fetchHref = (href: string): Promise<Response> =>
  fetch(`${studio.url}${href}`, { headers: { authorization: `Bearer ${studio.key}` } });

interface Filmed {
  readonly runId: string;
  readonly revisionId: string;
  readonly report: FilmReport;
}

let first: Filmed;
let second: Filmed;
let plan: RevisionPlan;

async function reportOf(runId: string): Promise<FilmReport> {
  const asked = { runId, path: 'report.json' };
  return FilmReport.parse(await (await fetchFile(terms(), 'getFile', { params: asked })).json());
}

async function film(revisionId: string): Promise<Filmed> {
  const asked = await askApi(terms(), 'createRun', { params, body: { revisionId, options } });
  const runId = asked.document.run.id;
  const abort = new AbortController();
  for await (const { event } of readEvents(terms(), { runId, after: 0, signal: abort.signal })) {
    if (event.name === 'run.failed') throw new Error(JSON.stringify(event.data));
    if (event.name === 'run.succeeded') break;
  }
  abort.abort();
  return { runId, revisionId, report: await reportOf(runId) };
}

/** An edit as it is sent: whom a lock keeps is for the gateway to say. */
type Sent = z.input<typeof Edit>;

const append = async (seen: string, edits: Sent[]): Promise<string> =>
  (await askApi(terms(), 'appendEdits', { params, body: { edits }, seen })).etag ?? '';

const tagOf = async (revisionId: string): Promise<string> =>
  (await askApi(terms(), 'getRevision', { params: { ...params, revisionId } })).etag ?? '';

const castOf = async (runId: string): Promise<CastPerson[]> =>
  (await askApi(terms(), 'getCast', { params: { runId } })).document.cast.people;

const named = (people: readonly CastPerson[], name: string): CastPerson => {
  const found = people.find((each) => each.name === name);
  if (found === undefined) throw new Error(`Nobody is called ${name}.`);
  return found;
};

const linesSaying = ({ report }: Filmed, ...words: string[]): string[] =>
  report.speech.flatMap(({ lineId, text }) => (words.some((each) => text.includes(each)) ? [lineId] : []));

const shotsOf = ({ report }: Filmed): ReadonlyMap<string, string> =>
  new Map(report.shots.map(({ id, artifact }) => [id, artifact]));

/** Who can be seen in a shot. */
const seenIn = ({ report }: Filmed, shotId: string): ReadonlySet<string> =>
  new Set(report.shots.find(({ id }) => id === shotId)?.seen.map(({ entityId }) => entityId));

beforeAll(async () => {
  studio = await openStudio(join(scratch.path, 'studio'));
  const opened = await askApi(terms(), 'createProject', { params: {}, body: { title: 'Two boatmen' } });
  params = { projectId: opened.document.project.id };
  const told = await askApi(terms(), 'submitStory', {
    ...{ params, query: { fileName: 'two-boatmen.txt' } },
    body: readFileSync(storyNamed('two-boatmen.txt')),
  });
  first = await film(told.document.revision.id);
}, 240_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

describe('the cast of a film', () => {
  test('is told with looks, voices and lines, and so are its scenes', async () => {
    const people = await castOf(first.runId);
    expect(people.map(({ name }) => name)).toEqual(['Mira', 'Mr. Alder', 'the owl']);
    const alder = named(people, 'Mr. Alder');
    expect(alder.lines.map(({ lineId }) => lineId)).toEqual(
      first.report.speech.filter(({ speaker }) => speaker === alder.id).map(({ lineId }) => lineId),
    );
    expect(alder).toMatchObject({ locked: false, look: { gender: 'male' }, voice: { gender: 'male' } });
    const { scenes } = (await askApi(terms(), 'listScenes', { params: { runId: first.runId } })).document;
    expect(scenes.flatMap(({ shotIds }) => shotIds).length).toBeGreaterThanOrEqual(scenes.length);
    expect(scenes.every(({ place, source }) => place.name !== '' && source.end > source.start)).toBe(true);
  });

  test('is seen and heard, and six others of each are offered, before anything is changed', async () => {
    const { id: personId } = named(await castOf(first.runId), 'Mira');
    const person = { runId: first.runId, personId };
    const sums = async (hrefs: readonly string[]): Promise<ReadonlySet<string>> => {
      const tags = await Promise.all(hrefs.map(async (href) => (await fetchHref(href)).headers.get('etag')));
      return new Set(tags.filter((tag) => tag !== null));
    };
    const faces = await askApi(terms(), 'listLooks', { params: person, query: { of: 'face' } });
    const costumes = await askApi(terms(), 'listLooks', { params: person, query: { of: 'costume' } });
    const offers = [...faces.document.looks, ...costumes.document.looks];
    expect((await sums(offers.map(({ href }) => href))).size).toBe(12);
    const { voices } = (await askApi(terms(), 'listVoices', { params: person })).document;
    expect((await sums(voices.map(({ href }) => href))).size).toBe(6);
    const portrait = { params: person, query: { expression: 'joy' } } as const;
    const [once, again] = [
      await fetchFile(terms(), 'getPortrait', portrait),
      await fetchFile(terms(), 'getPortrait', portrait),
    ];
    expect(once.headers.get('content-type')).toBe('image/jpeg');
    expect(again.headers.get('etag')).toBe(once.headers.get('etag'));
    const heard = await fetchFile(terms(), 'getVoiceSample', { params: person });
    expect([heard.headers.get('content-type'), (await heard.arrayBuffer()).byteLength > 48_000]).toEqual([
      ...['audio/wav', true],
    ]);
    const look = JSON.stringify({ costume: { main: 'red' } });
    const wrong = fetchFile(terms(), 'getPortrait', { params: person, query: { look } });
    await expect(wrong).rejects.toMatchObject({ code: 'PARAMS_INVALID' });
    const nobody = fetchFile(terms(), 'getPortrait', { params: { ...person, personId: 'nobody' } });
    await expect(nobody).rejects.toMatchObject({ code: 'SPEAKER_UNKNOWN' });
  });

  test('is edited: one who is two, another costume, another name, a lock; and refused where it is locked', async () => {
    const people = await castOf(first.runId);
    const [mira, alder] = ['Mira', 'Mr. Alder'].map((name) => named(people, name)) as [
      CastPerson,
      CastPerson,
    ];
    const lineIds = linesSaying(first, 'High enough', 'Sit in the middle', 'You are late');
    const split: Sent = {
      type: 'splitEntity',
      entityId: alder.id,
      name: 'The boatman',
      lineIds,
    };
    let tag = await append(await tagOf(first.revisionId), [split]);
    const { people: drafted } = (await askApi(terms(), 'getDraftCast', { params })).document;
    const boatman = drafted.find(({ name }) => name === 'The boatman');
    expect(boatman?.lineIds).toEqual(lineIds);
    const rename = (entityId: string, name: string): Sent => ({ type: 'renameEntity', entityId, name });
    const dress: Sent = {
      type: 'setLook',
      entityId: mira.id,
      look: { costume: { main: '#c8321e', cut: 'cloak' } },
    };
    tag = await append(tag, [rename(boatman?.id ?? '', 'Jon'), dress]);
    tag = await append(tag, [{ type: 'lockEntity', entityId: alder.id, locked: true }]);
    await expect(append(tag, [rename(alder.id, 'Mr. Elm')])).rejects.toMatchObject({ code: 'ENTITY_LOCKED' });
    await expect(append(tag, [rename('c99', 'Nobody')])).rejects.toMatchObject({ code: 'SPEAKER_UNKNOWN' });
    const { document } = await askApi(terms(), 'planRevision', { params, body: { options: {} } });
    plan = document.plan;
    const sealed = await askApi(terms(), 'sealDraft', { params, seen: tag });
    second = await film(sealed.document.revision.id);
    const after = await castOf(second.runId);
    expect(after.map(({ name }) => name)).toEqual(['Mira', 'Mr. Alder', 'the owl', 'Jon']);
    expect(named(after, 'Jon').lines.map(({ lineId }) => lineId)).toEqual(lineIds);
    expect(named(after, 'Mira').look.costume).toMatchObject({ main: '#c8321e', cut: 'cloak' });
    expect(named(after, 'Mr. Alder')).toMatchObject({ locked: true, look: alder.look, voice: alder.voice });
    expect(named(after, 'Jon').voice.slot).not.toBe(alder.voice.slot);
  }, 120_000);

  test('is made anew as far as the plan has said: shots without those who changed keep their bytes', () => {
    const [before, after] = [shotsOf(first), shotsOf(second)];
    for (const [id, artifact] of after) {
      if (!plan.shots.touched.includes(id)) expect([id, before.get(id)]).toEqual([id, artifact]);
    }
    expect(plan.shots.reused.length).toBeGreaterThan(2);
    const mira = second.report.cast.find(({ name }) => name === 'Mira')?.id ?? '';
    const changed = [...after].filter(([id, artifact]) => before.get(id) !== artifact).map(([id]) => id);
    expect(changed.length).toBeGreaterThan(0);
    for (const [id] of after) if (seenIn(second, id).has(mira)) expect(changed).toContain(id);
    const voices = plan.touched.filter(({ kind }) => kind === 'voice').map(({ subject }) => subject.lineId);
    expect(voices.sort()).toEqual(
      linesSaying(first, 'High enough', 'Sit in the middle', 'You are late').sort(),
    );
  });

  test('is the first one again when what was split is merged, what was dressed is taken back: byte for byte', async () => {
    const { people } = (await askApi(terms(), 'getDraftCast', { params })).document;
    const idOf = (name: string): string => people.find((each) => each.name === name)?.id ?? '';
    const unlocked: Sent[] = [{ type: 'lockEntity', entityId: idOf('Mr. Alder'), locked: false }];
    let tag = await append(await tagOf(second.revisionId), unlocked);
    tag = await append(tag, [{ type: 'mergeEntities', from: idOf('Jon'), into: idOf('Mr. Alder') }]);
    const costume = named(await castOf(first.runId), 'Mira').look.costume;
    tag = await append(tag, [{ type: 'setLook', entityId: idOf('Mira'), look: { costume } }]);
    const sealed = await askApi(terms(), 'sealDraft', { params, seen: tag });
    const third = await film(sealed.document.revision.id);
    expect([...shotsOf(third)]).toEqual([...shotsOf(first)]);
    expect(third.report.film.sha256).toBe(first.report.film.sha256);
  }, 120_000);
});

describe('the history of a project', () => {
  test('has every revision, those with names apart, and every version of the story', async () => {
    const { revisions } = (await askApi(terms(), 'listRevisions', { params })).document;
    expect(revisions.map(({ number }) => number)).toEqual([3, 2, 1]);
    const asked = { ...params, revisionId: second.revisionId };
    await askApi(terms(), 'nameRevision', { params: asked, body: { name: 'With a red cloak' }, seen: '*' });
    const only = await askApi(terms(), 'listRevisions', { params, query: { named: 'true' } });
    expect(only.document.revisions).toEqual([
      expect.objectContaining({ id: second.revisionId, name: 'With a red cloak', edits: 4 }),
    ]);
    const page = await askApi(terms(), 'listRevisions', { params, query: { limit: '2' } });
    const rest = await askApi(terms(), 'listRevisions', {
      ...{ params, query: { after: page.document.next ?? '' } },
    });
    expect([...page.document.revisions, ...rest.document.revisions].map(({ number }) => number)).toEqual([
      3, 2, 1,
    ]);
    const { stories } = (await askApi(terms(), 'listStories', { params })).document;
    expect(stories).toEqual([expect.objectContaining({ fileName: 'two-boatmen.txt', language: 'auto' })]);
  });

  test('tells what is otherwise in one revision than in another', async () => {
    const asked = { params: { ...params, revisionId: second.revisionId }, query: { from: first.revisionId } };
    const { diff } = (await askApi(terms(), 'diffRevisions', asked)).document;
    expect(diff.storyDiffers).toBe(false);
    const unsaid = await askApi(terms(), 'diffRevisions', { params: asked.params });
    expect(unsaid.document.diff).toEqual(diff);
    expect(diff.changes.map(({ about, after }) => [about, after])).toEqual([
      ['entitySplit', expect.objectContaining({ name: 'The boatman' })],
      ['entityName', 'Jon'],
      ['entityLook', { costume: { main: '#c8321e', cut: 'cloak' } }],
      ['entityLocked', true],
    ]);
  });

  test('takes edits back one by one, and lines have their first words again', async () => {
    const { revisions } = (await askApi(terms(), 'listRevisions', { params })).document;
    const head = revisions[0]?.id ?? '';
    const lineId = linesSaying(first, 'river was long')[0] ?? '';
    const say = (text: string): Sent => ({ type: 'setLineText', lineId, text });
    let tag = await append(await tagOf(head), [say('The river was wide.'), say('The river was cold.')]);
    const diffed = async (): Promise<unknown[]> => {
      const { revision } = (await askApi(terms(), 'getDraft', { params })).document;
      const asked = { params: { ...params, revisionId: revision.id }, query: { from: head } };
      return (await askApi(terms(), 'diffRevisions', asked)).document.diff.changes;
    };
    const changed = (after: string): object => ({
      ...{ about: 'lineText', id: lineId, before: 'The river was long,', after },
    });
    expect(await diffed()).toEqual([changed('The river was cold.')]);
    const undo = async (): Promise<void> => {
      tag = (await askApi(terms(), 'undoEdit', { params, seen: tag })).etag ?? '';
    };
    await undo();
    expect(await diffed()).toEqual([changed('The river was wide.')]);
    await undo();
    expect(await diffed()).toEqual([]);
    const stale = askApi(terms(), 'undoEdit', { params, seen: await tagOf(head) });
    await expect(stale).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
    const planned = await askApi(terms(), 'planRevision', { params, body: { options: {} } });
    expect(planned.document.plan.touched).toEqual([]);
  });

  test('is gone back in by going on: an earlier revision begins the next draft', async () => {
    const asked = { params: { ...params, revisionId: second.revisionId } };
    const open = (await askApi(terms(), 'getDraft', { params })).etag ?? '';
    const early = askApi(terms(), 'restoreRevision', { ...asked, seen: open });
    await expect(early).rejects.toMatchObject({ code: 'DRAFT_OPEN' });
    await askApi(terms(), 'discardDraft', { params, seen: open });
    const { revisions } = (await askApi(terms(), 'listRevisions', { params })).document;
    const seen = await tagOf(revisions[0]?.id ?? '');
    const { revision } = (await askApi(terms(), 'restoreRevision', { ...asked, seen })).document;
    expect(revision).toMatchObject({ number: 4, parentId: second.revisionId, sealedAt: null });
    const before = await askApi(terms(), 'getRevision', { params: asked.params });
    expect(revision.edits).toEqual(before.document.revision.edits);
    const planned = await askApi(terms(), 'planRevision', { params, body: { options: {} } });
    expect(planned.document.plan.touched).toEqual([]);
  });
});
