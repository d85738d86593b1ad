/** Assets are found by likeness over HTTP: looked at by the crew when they are added, and by the next search where they were not. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { thingShown, type Labelled } from '../../adapters/likeness/samples/pictures.ts';
import { soundsLike } from '../../adapters/likeness/samples/sounds.ts';
import { encodeWav } from '../../adapters/media/wav.ts';
import { Problem } from '../../contracts/api/problem.ts';
import { API_PATH } from '../../contracts/api/route.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import type { FoundAssets } from '../../contracts/own-asset.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from '../film/command.ts';

const scratch = scratchFolder();
let studio: Studio;
let projectId: string;

const terms = (): ClientTerms => ({ origin: studio.url, key: studio.key, fetch });

/** Brings a file; returns the id of the upload. */
async function bring(fileName: string, bytes: Uint8Array): Promise<string> {
  const given = { params: { projectId }, query: { fileName }, body: bytes };
  return (await askApi(terms(), 'uploadFile', given)).document.upload.id;
}

async function add(uploadId: string, kind: 'prop' | 'sound', word: string): Promise<string> {
  const body = { uploadId, kind, terms: [word], licence: 'own' };
  return (await askApi(terms(), 'addAsset', { params: {}, body })).document.asset.id;
}

const find = async (query: Readonly<Record<string, string>>): Promise<FoundAssets> =>
  (await askApi(terms(), 'findAssets', { params: {}, query })).document;

async function codeOf(query: string): Promise<[number, string]> {
  const response = await fetch(`${studio.url}${API_PATH}/assets/search?${query}`, {
    headers: { authorization: `Bearer ${studio.key}` },
  });
  return [response.status, Problem.parse(await response.json()).code];
}

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

const pictured = (kind: 'umbrella' | 'teapot' | 'sword'): Labelled[] => thingShown(kind);
const nameOf = ({ motif, mediaType }: Labelled): string => `${motif}.${endings[mediaType]}`;

/** Ids of assets by what is on them. */
const ids: Record<string, string[]> = {};

beforeAll(async () => {
  studio = await openStudio(join(scratch.path, 'studio'));
  const opened = await askApi(terms(), 'createProject', { params: {}, body: { title: 'Likeness' } });
  projectId = opened.document.project.id;
  for (const kind of ['umbrella', 'teapot', 'sword'] as const) {
    ids[kind] = [];
    for (const shown of pictured(kind).slice(0, 4))
      ids[kind].push(await add(await bring(nameOf(shown), shown.bytes), 'prop', `${shown.shown} thing`));
  }
  for (const kind of ['bell', 'dogBark'] as const) {
    ids[kind] = [];
    for (const { samples } of soundsLike(kind).slice(0, 3))
      ids[kind].push(await add(await bring(`${kind}.wav`, encodeWav([samples])), 'sound', kind));
  }
}, 120_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

const found = ({ assets }: FoundAssets, most: number): string[] =>
  assets
    .slice(0, most)
    .map(({ id }) => id)
    .toSorted();

describe('what is like a picture or a sound', () => {
  test('is found for an asset, which itself is not, among its like alone', async () => {
    const [first = '', ...others] = ids['umbrella'] ?? [];
    const answer = await find({ like: first });
    expect(found(answer, 3)).toEqual(others.toSorted());
    expect(answer.unseen).toBe(0);
    expect(answer.assets).toHaveLength(11);
    expect(new Set(answer.assets.map(({ kind, foundBy }) => `${kind} ${foundBy}`))).toEqual(
      new Set(['prop likeness']),
    );
    const [best] = answer.assets;
    expect(best?.score).toBeGreaterThan(0.5);
    expect(best?.score).toBeLessThanOrEqual(1.0001);
  });

  test('is found for a file that was just brought', async () => {
    const cropped = pictured('teapot')[5];
    if (cropped === undefined) throw new Error('There is no such picture.');
    const uploadId = await bring(nameOf(cropped), cropped.bytes);
    expect(found(await find({ like: uploadId }), 4)).toEqual(ids['teapot']?.toSorted());
    const [once] = soundsLike('bell').slice(5);
    const sound = await bring('lower.wav', encodeWav([once?.samples ?? new Float32Array(9)]));
    expect(found(await find({ like: sound, kind: 'sound' }), 3)).toEqual(ids['bell']?.toSorted());
    expect((await find({ like: sound, kind: 'music' })).assets).toEqual([]);
  });

  test('comes first where the words fit it as well', async () => {
    const [first = '', blue] = ids['umbrella'] ?? [];
    const { assets } = await find({ like: first, words: 'in blue' });
    expect(assets[0]).toMatchObject({ id: blue, foundBy: 'both' });
    expect(new Set(assets.slice(0, 2).map(({ foundBy }) => foundBy))).toEqual(new Set(['both', 'likeness']));
    const byWords = await find({ words: 'in blue' });
    expect(byWords.assets.every(({ foundBy }) => foundBy === 'words')).toBe(true);
  });

  test('is not found for what is no picture or sound, is broken, unfinished, or not there', async () => {
    const text = await bring('notes.txt', new TextEncoder().encode('An umbrella.'));
    expect(await codeOf(`like=${text}`)).toEqual([415, 'MEDIA_UNSUPPORTED']);
    const [whole] = pictured('sword');
    const broken = await bring('broken.png', whole?.bytes.subarray(0, 60) ?? new Uint8Array());
    expect(await codeOf(`like=${broken}`)).toEqual([422, 'UPLOAD_UNREADABLE']);
    const begun = { params: { projectId }, body: { fileName: 'later.png', bytes: 99 } };
    const { upload } = (await askApi(terms(), 'beginUpload', begun)).document;
    expect(await codeOf(`like=${upload.id}`)).toEqual([404, 'FILE_UNKNOWN']);
    expect(await codeOf('like=ast-of-somebody-else')).toEqual([404, 'ASSET_UNKNOWN']);
    expect(await codeOf('like=prop:lantern')).toEqual([404, 'ASSET_UNKNOWN']);
    expect((await codeOf('kind=prop'))[0]).toBe(422);
    const asset = await add(broken, 'prop', 'broken');
    expect(await codeOf(`like=${asset}`)).toEqual([422, 'UPLOAD_UNREADABLE']);
    const { assets, unseen } = await find({ like: ids['sword']?.[0] ?? '' });
    expect([assets.some(({ id }) => id === asset), unseen]).toEqual([false, 0]);
  });

  test('is found after the studio was killed in the middle of looking', async () => {
    const green = pictured('sword').slice(4, 5);
    for (const shown of green)
      ids['sword']?.push(await add(await bring(nameOf(shown), shown.bytes), 'prop', 'late'));
    studio.running.child.kill('SIGKILL');
    await studio.running.ended;
    studio = await openStudio(join(scratch.path, 'studio'));
    const [first = '', ...others] = ids['sword'] ?? [];
    const answer = await find({ like: first });
    expect(found(answer, 4)).toEqual(others.toSorted());
    expect(answer.unseen).toBe(0);
  });
});
