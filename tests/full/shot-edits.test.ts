import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeWav } from '../../adapters/media/wav.ts';
import { decodeMp4 } from '../../adapters/media/decode.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { openObjects } from '../../adapters/objects/index.ts';
import { ownPicture, tone } from '../../adapters/samples/uploads.ts';
import { askApi, fetchFile, readEvents, type ClientTerms, type Got } from '../../contracts/client.ts';
import { FilmReport } from '../../contracts/film.ts';
import type { Edit } from '../../contracts/story.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder, storyNamed } from '../film/command.ts';

const scratch = scratchFolder();
const folder = join(scratch.path, 'studio');
const options = { draft: true, shortSide: 144 } as const;
const FPS = 24;

let studio: Studio;
let params: { readonly projectId: string };
const terms = (): ClientTerms => ({ origin: studio.url, key: studio.key, fetch });

type Film = Got<'listShots'>['document'] & { readonly runId: string; readonly report: FilmReport };

/** How a run ends. */
async function ended(runId: string): Promise<string> {
  const abort = new AbortController();
  let end = 'nothing';
  for await (const { event } of readEvents(terms(), { runId, after: 0, signal: abort.signal })) {
    end = event.name;
    if (end === 'run.succeeded' || end === 'run.failed') break;
  }
  abort.abort();
  return end;
}

const runOf = async (revisionId: string): Promise<string> =>
  (await askApi(terms(), 'createRun', { params, body: { revisionId, options } })).document.run.id;

async function filmOf(revisionId: string): Promise<Film> {
  const runId = await runOf(revisionId);
  expect(await ended(runId)).toBe('run.succeeded');
  const { document } = await askApi(terms(), 'listShots', { params: { runId } });
  const report = await fetchFile(terms(), 'getFile', { params: { runId, path: 'report.json' } });
  return { ...document, runId, report: FilmReport.parse(await report.json()) };
}

let seen = '';
const append = (...edits: Edit[]): Promise<Got<'appendEdits'>> =>
  askApi(terms(), 'appendEdits', { params, body: { edits }, seen });

/** Adds edits, says what they touch, and makes the film of them. */
async function revised(...edits: Edit[]) {
  const { etag, document } = await append(...edits);
  const { plan } = (await askApi(terms(), 'planRevision', { params, body: { options } })).document;
  const sealed = await askApi(terms(), 'sealDraft', { params, seen: etag ?? '' });
  seen = sealed.etag ?? '';
  const film = await filmOf(sealed.document.revision.id);
  return { plan, film, edits: document.revision.edits };
}

/** Every shot but some, with the take that it has. */
const takesIn = ({ shots }: Film, ...without: string[]): ReadonlyMap<string, string | undefined> =>
  new Map(shots.filter(({ id }) => !without.includes(id)).map(({ id, take }) => [id, take?.digest]));

const shotIn = ({ shots }: Film, id: string) => {
  const shot = shots.find((each) => each.id === id);
  if (shot === undefined) throw new RangeError(id);
  return shot;
};

/** A picture’s mean brightness at a few of its middle rows, in a frame of a film. */
async function brightnessAt({ runId }: Film, frame: number): Promise<number> {
  const film = await fetchFile(terms(), 'getFile', { params: { runId, path: 'film.mp4' } });
  const objects = openObjects(`folder:${scratch.path}`);
  const { sha256 } = await objects.put(new Uint8Array(await film.arrayBuffer()), 'video/mp4');
  let mean = 0;
  await decodeMp4(await objects.localFile(sha256), FPS, {
    picture: ({ frame: at, width, height, luma: { bytes, stride } }) => {
      if (at !== frame) return;
      const row = bytes.subarray(
        (height / 2) * stride + width / 2 - 10,
        (height / 2) * stride + width / 2 + 10,
      );
      mean = row.reduce((sum, each) => sum + each, 0) / row.length;
    },
  });
  return mean;
}

let base: Film;
let picture: ArtifactRef;
let sound: ArtifactRef;
let spoilt: ArtifactRef;

/** Gives the project a file, as a page does. */
async function given(fileName: string, body: Uint8Array): Promise<ArtifactRef> {
  const { upload } = (await askApi(terms(), 'uploadFile', { params, query: { fileName }, body })).document;
  if (upload.artifact === null) throw new RangeError(fileName);
  return upload.artifact;
}

/** A picture, a sound, and what begins like a picture and is none. */
async function putIn(): Promise<void> {
  const objects = openObjects(`folder:${scratch.path}`);
  const drawn = await objects.get((await ownPicture({ objects }, 'png')).footage);
  picture = await given('lamp.png', drawn);
  sound = await given('tone.wav', encodeWav([tone(1, 880)]));
  spoilt = await given('spoilt.png', Buffer.concat([drawn.slice(0, 33), Buffer.alloc(2_000, 7)]));
}

beforeAll(async () => {
  studio = await openStudio(folder);
  const opened = await askApi(terms(), 'createProject', { params: {}, body: { title: 'The borrowed lamp' } });
  params = { projectId: opened.document.project.id };
  const told = await askApi(terms(), 'submitStory', {
    ...{ params, query: { fileName: 'borrowed-lamp.txt' } },
    body: readFileSync(storyNamed('borrowed-lamp.txt')),
  });
  seen = told.etag ?? '';
  base = await filmOf(told.document.revision.id);
  await putIn();
}, 180_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

describe('the shots of a film', () => {
  test('lie one after the other, and tell who is seen and heard in them', () => {
    let at = 0;
    for (const { startFrame, frames, take, locked } of base.shots) {
      expect([startFrame, locked, take?.takeNo]).toEqual([at, false, 0]);
      at += frames;
    }
    expect(at).toBe(base.frames);
    expect(base.shots.flatMap(({ lines }) => lines.map(({ id }) => id))).toEqual(
      base.report.speech.map(({ lineId }) => lineId),
    );
    expect(base.shots.some(({ cast }) => cast.length > 1)).toBe(true);
  });

  test.each<[Edit, string]>([
    [{ type: 'setShot', shotId: 'shot-99', holdMs: 10 }, 'SHOT_UNKNOWN'],
    [{ type: 'setShot', shotId: 'shot-l1' }, 'SHOT_UNFIT'],
    [{ type: 'moveShot', shotId: 'shot-l1', after: 'shot-l5' }, 'SHOT_UNFIT'],
    [{ type: 'removeShot', shotId: 'shot-l1' }, 'SHOT_SPOKEN'],
    [{ type: 'insertShot', after: 'shot-l1', shotId: null, of: 'c99', ms: 1000 }, 'SPEAKER_UNKNOWN'],
    [{ type: 'chooseTake', shotId: 'shot-l1', digest: 'f'.repeat(64), take: null }, 'TAKE_UNKNOWN'],
    [
      {
        ...{ type: 'useUpload', shotId: 'shot-l1', as: 'picture' },
        artifact: { sha256: 'f'.repeat(64), bytes: 9, mediaType: 'image/png' },
      },
      'UPLOAD_UNKNOWN',
    ],
    [
      {
        ...{ type: 'useUpload', shotId: 'shot-l1', as: 'clip' },
        artifact: { sha256: 'f'.repeat(64), bytes: 9, mediaType: 'image/png' },
      },
      'UPLOAD_UNFIT',
    ],
  ])('are not changed by %j', async (edit, code) => {
    await expect(append(edit)).rejects.toMatchObject({ code });
  });
});

let second: Film;

describe('a director', () => {
  test('holds, moves, puts in and takes over shots, and only those are made', async () => {
    const { plan, film, edits } = await revised(
      { type: 'insertShot', after: 'shot-l1', shotId: null, of: 'c1', ms: 1500 },
      { type: 'setShot', shotId: 'shot-l3', holdMs: 1000 },
      { type: 'moveShot', shotId: 'shot-n3', after: 'shot-n2' },
      { type: 'useUpload', shotId: 'shot-n5', artifact: picture, as: 'picture' },
      { type: 'useUpload', shotId: 'shot-n5-2', artifact: sound, as: 'sound' },
      { type: 'lockShot', shotId: 'shot-n4', locked: true, take: null },
    );
    second = film;
    const [inserted] = edits;
    const own = inserted?.type === 'insertShot' ? (inserted.shotId ?? '') : '';
    const touched = [own, 'shot-l3', 'shot-n5'];
    expect(plan.shots.touched.toSorted()).toEqual(touched.toSorted());
    expect(takesIn(film, ...touched)).toEqual(takesIn(base, 'shot-l3', 'shot-n5'));
    const { run } = (await askApi(terms(), 'getRun', { params: { runId: film.runId } })).document;
    expect(run.jobs.total - run.jobs.reused).toBe(plan.touched.length);
    const order = film.shots.map(({ id }) => id);
    expect(order.slice(1, 5)).toEqual(['shot-n2', 'shot-n3', 'shot-l1', own]);
    expect(shotIn(film, own)).toMatchObject({ cast: ['c1'], frames: 36, purpose: 'reaction' });
    expect(film.frames).toBe(base.frames + 36 + FPS);
    expect(shotIn(film, 'shot-n4')).toMatchObject({ locked: true, picture: 'take' });
  }, 120_000);

  test('has everything that is said heard where it is seen', () => {
    const words = ({ report }: Film) => report.speech.map(({ lineId, text }) => [lineId, text]);
    expect(words(second)).toEqual(words(base));
    for (const { lineId, shotId, startMs, visemes } of second.report.speech) {
      const [shot, was] = [shotIn(second, shotId), shotIn(base, shotId)];
      const before = base.report.speech.find((each) => each.lineId === lineId)!;
      expect(startMs - shot.startMs).toBeCloseTo(before.startMs - was.startMs, -1);
      expect(visemes.length).toBe(before.visemes.length);
    }
    expect(second.report.qc).toMatchObject({ avDriftMs: 0, silentGapsMs: [] });
    expect(Math.abs(second.report.qc.lipSync.medianOffsetMs ?? 999)).toBeLessThanOrEqual(60);
  });

  test('sees the own picture for the whole of its shot, and the drawn ones around it', async () => {
    const { startFrame, frames, picture: by } = shotIn(second, 'shot-n5');
    expect(by).toBe('upload');
    for (const frame of [startFrame, startFrame + frames - 1])
      expect(await brightnessAt(second, frame)).toBeGreaterThan(210);
    expect(await brightnessAt(second, startFrame - 1)).toBeLessThan(150);
    expect(second.report.coverage.filter(({ shotIds }) => shotIds.includes('shot-n5'))).toEqual([
      expect.objectContaining({ as: 'shown' }),
    ]);
  }, 60_000);

  test('compares the takes of a shot, and fetches them in ranges', async () => {
    const at = { runId: second.runId, shotId: 'shot-n5' };
    const { takes } = (await askApi(terms(), 'listTakes', { params: at })).document;
    expect(takes.map(({ kind, inUse, runIds }) => [kind, inUse, runIds])).toEqual([
      ['shot', false, [base.runId]],
      ['footage', true, [second.runId]],
    ]);
    const [drawn] = takes;
    expect(drawn?.digest).toBe(shotIn(base, 'shot-n5').take?.digest);
    const headers = { authorization: `Bearer ${studio.key}`, range: 'bytes=0-99' };
    const part = await fetch(studio.url + (drawn?.href ?? ''), { headers });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
    expect(part.headers.get('etag')).toBe(`"${drawn?.video.sha256 ?? ''}"`);
    const still = await fetchFile(terms(), 'getTake', {
      params: { ...at, digest: drawn?.digest ?? '', part: 'poster' },
    });
    expect(still.headers.get('content-type')).toBe('image/jpeg');
    const elsewhere = askApi(terms(), 'listTakes', { params: { ...at, shotId: 'shot-99' } });
    await expect(elsewhere).rejects.toMatchObject({ code: 'SHOT_UNKNOWN' });
  });

  test('leaves a locked shot as it is until it is unlocked', async () => {
    const narrated = shotIn(base, 'shot-n4').lines[0]?.id ?? '';
    for (const edit of [
      { type: 'retakeShot', shotId: 'shot-n4' },
      { type: 'setLineText', lineId: narrated, text: 'That evening it rained.' },
    ] satisfies Edit[])
      await expect(append(edit)).rejects.toMatchObject({ code: 'SHOT_LOCKED' });
  });

  test('has an earlier take again, and nothing is drawn for it', async () => {
    const { digest = '' } = shotIn(base, 'shot-n5').take ?? {};
    const { plan, film } = await revised(
      { type: 'chooseTake', shotId: 'shot-n5', digest, take: null },
      { type: 'lockShot', shotId: 'shot-n4', locked: false, take: null },
      { type: 'retakeShot', shotId: 'shot-n4' },
    );
    expect(plan.shots.touched).toEqual(['shot-n4']);
    expect(takesIn(film, 'shot-n4')).toEqual(
      new Map([...takesIn(second, 'shot-n4')].map(([id, take]) => [id, id === 'shot-n5' ? digest : take])),
    );
    expect(shotIn(film, 'shot-n5').picture).toBe('take');
    expect(shotIn(film, 'shot-n4')).toMatchObject({ locked: false, take: { takeNo: 1 } });
  }, 120_000);

  test('is told of a file that is no picture before it is in the film, and of no other', async () => {
    const use: Edit = { type: 'useUpload', shotId: 'shot-n2', artifact: spoilt, as: 'picture' };
    await expect(append(use)).rejects.toMatchObject({ code: 'UPLOAD_UNREADABLE' });
    const { document } = await append({ ...use, artifact: picture });
    expect(document.revision.edits.at(-1)).toEqual({ ...use, artifact: picture });
  }, 60_000);
});
