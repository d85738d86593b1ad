/** Whoever says less than he has promised, or takes less than he has asked for, holds up nobody. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Problem } from '../../contracts/api/problem.ts';
import { API_PATH, PIECE_TYPE } from '../../contracts/api/route.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import { headOf, sayOn, type Dribble, type Said } from '../api/line.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from '../film/command.ts';

const scratch = scratchFolder();
const folder = join(scratch.path, 'studio');
let studio: Studio;
let terms: ClientTerms;
let projectId: string;
let uploadId: string;

beforeAll(async () => {
  studio = await openStudio(folder);
  terms = { origin: studio.url, key: studio.key, fetch };
  const opened = await askApi(terms, 'createProject', { params: {}, body: { title: 'Slow' } });
  projectId = opened.document.project.id;
  const begun = { params: { projectId }, body: { fileName: 'lamp.wav', bytes: 1_000_000 } };
  uploadId = (await askApi(terms, 'beginUpload', begun)).document.upload.id;
}, 120_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

const withKey = (headers: Readonly<Record<string, string | number>>) => ({
  authorization: `Bearer ${studio.key}`,
  ...headers,
});

const json = { 'content-type': 'application/json', 'content-length': 1_000 };
const wav = { 'content-type': 'audio/wav', 'content-length': 1_000_000 };
const piece = { 'content-type': PIECE_TYPE, 'content-length': 1_000_000, 'upload-offset': 0 };
const chunked = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };

/** Each kind of body, promised and not brought; what a slow body begins with, and goes on with. */
const bodies = (): readonly (readonly [string, string, Dribble | undefined])[] => {
  const project = `${API_PATH}/projects/${projectId}`;
  const slow = { piece: ' ', everyMs: 1_000 };
  const story = { 'content-type': 'text/plain', 'content-length': 1_000 };
  const post = (path: string, headers: object): string => headOf(`POST ${path}`, withKey({ ...headers }));
  const patch = headOf(`PATCH ${API_PATH}/uploads/${uploadId}`, withKey(piece));
  const bundles = `${API_PATH}/bundles`;
  return [
    ['JSON that never comes', post(`${API_PATH}/projects`, json), undefined],
    ['JSON that dribbles', post(`${API_PATH}/projects`, json), slow],
    ['a bundle that is never named', post(bundles, json), undefined],
    ['a bundle that is named slowly', post(bundles, json), slow],
    ['a chunk whose length never ends', post(`${API_PATH}/projects`, chunked), { ...slow, piece: '0' }],
    [
      'a chunk that says ever more of itself',
      `${post(`${API_PATH}/projects`, chunked)}5;`,
      { ...slow, piece: 'x' },
    ],
    ['a story that never comes', post(`${project}/stories`, story), undefined],
    ['a story that dribbles', post(`${project}/stories`, story), slow],
    ['a file that never comes', post(`${project}/uploads/file?fileName=a.wav`, wav), undefined],
    ['a file that dribbles', post(`${project}/uploads/file?fileName=b.wav`, wav), { ...slow, piece: 'RIFF' }],
    ['a piece that dribbles', patch, slow],
  ];
};

const problemIn = ({ text }: Said): Problem => {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 408 /);
  return Problem.parse(JSON.parse(body));
};

/** Somebody else asks again and again, and is answered at once. */
async function askedMeanwhile(until: Promise<unknown>): Promise<number> {
  let [isOver, slowest] = [false, 0];
  void until.finally(() => (isOver = true));
  while (!isOver) {
    const since = performance.now();
    await askApi(terms, 'listProjects', { params: {} });
    slowest = Math.max(slowest, performance.now() - since);
    await pause(500);
  }
  return slowest;
}

test('a body that does not come is answered with 408, keeps nobody else waiting, and leaves nothing', async () => {
  const asked = bodies();
  const all = Promise.all(asked.map(([, head, more]) => sayOn(studio.url, head, more)));
  expect(await askedMeanwhile(all)).toBeLessThan(5_000);
  (await all).forEach((said, at) => {
    expect([asked[at]?.[0], problemIn(said).code]).toEqual([asked[at]?.[0], 'REQUEST_TOO_SLOW']);
    expect([asked[at]?.[0], said.heldMs > 25_000, said.heldMs < 45_000]).toEqual([
      asked[at]?.[0],
      true,
      true,
    ]);
  });
  const { projects } = (await askApi(terms, 'listProjects', { params: {} })).document;
  expect(projects.map(({ id }) => id)).toEqual([projectId]);
  expect((await askApi(terms, 'listStories', { params: { projectId } })).document.stories).toEqual([]);
  expect((await askApi(terms, 'listUploads', { params: { projectId } })).document.uploads).toEqual([]);
  // Of what was to come in pieces the rest may still come; of what was to come in one go it may not.
  await askApi(terms, 'giveUpUpload', { params: { uploadId } });
  expect(readdirSync(join(folder, '.ainern2d', 'tmp'))).toEqual([]);
}, 120_000);

/** Heads that never end. */
const heads: readonly (readonly [string, string, Dribble | undefined])[] = [
  ['nothing at all', '', undefined],
  ['a head that stops', 'GET / HTTP/1.1\r\nHost: local', undefined],
  ['a head that dribbles', 'GET / HTTP/1.1\r\nHost: local', { piece: 'l', everyMs: 300 }],
  ['a head of ever more lines', 'GET / HTTP/1.1\r\n', { piece: 'a: b\r\n', everyMs: 300 }],
];

test('a head is not waited for longer than ten seconds', async () => {
  const all = await Promise.all(heads.map(([, head, more]) => sayOn(studio.url, head, more)));
  all.forEach((said, at) => {
    const [what = ''] = heads[at] ?? [];
    expect([what, said.heldMs > 8_000, said.heldMs < 20_000]).toEqual([what, true, true]);
    expect(problemIn(said).code).toBe('REQUEST_TOO_SLOW');
  });
}, 40_000);

test('a body that nobody has asked for is not waited for after the answer, however it goes on', async () => {
  const ask = headOf(`GET ${API_PATH}/projects`, withKey({ 'content-length': 1_000_000 }));
  const said = await sayOn(studio.url, ask, { piece: 'x', everyMs: 500 });
  expect(said.text).toMatch(/^HTTP\/1\.1 200 /);
  expect(said.heldMs).toBeLessThan(10_000);
}, 60_000);

test('a file that nobody takes is not held out for ever', async () => {
  const bytes = 64_000_000;
  const sound = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), randomBytes(bytes - 16)]);
  const given = { params: { projectId }, query: { fileName: 'long.wav' }, body: new Uint8Array(sound) };
  const { href } = (await askApi(terms, 'uploadFile', given)).document.upload;
  const { hostname, port } = new URL(studio.url);
  const socket = connect(Number(port), hostname);
  let came = 0;
  socket.write(headOf(`GET ${href ?? ''}`, withKey({})));
  await pause(75_000);
  // What was on its way comes, and then the end.
  socket.on('error', () => undefined).on('data', (chunk: Buffer) => (came += chunk.length));
  await Promise.race([
    new Promise((closed) => socket.once('close', closed)),
    pause(20_000, null, { ref: false }),
  ]);
  expect([socket.destroyed, came > 0, came < bytes]).toEqual([true, true, true]);
}, 180_000);
