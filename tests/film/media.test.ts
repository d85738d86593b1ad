/** Files come in and go out over HTTP: in pieces, in ranges, at signed addresses. */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jpegOf, pngOf } from '../../actors/gateway/media/samples/heads.ts';
import { Problem } from '../../contracts/api/problem.ts';
import { API_PATH, PIECE_TYPE } from '../../contracts/api/route.ts';
import { askApi, fetchFile, readEvents, type ClientTerms } from '../../contracts/client.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from './command.ts';

const scratch = scratchFolder();
const folder = join(scratch.path, 'studio');
let studio: Studio;
let projectId: string;

const terms = (): ClientTerms => ({ origin: studio.url, key: studio.key, fetch });

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Asks with the key. */
const ask = (path: string, { headers, body, ...rest }: Asking = {}): Promise<Response> =>
  fetch(`${studio.url}${API_PATH}${path}`, {
    ...rest,
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    headers: { authorization: `Bearer ${studio.key}`, ...headers },
  });

async function problemOf(asked: Promise<Response>): Promise<Problem> {
  const response = await asked;
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A sound of so many bytes that nobody has made before. */
const soundOf = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), randomBytes(bytes - 16)]);

const begin = async (fileName: string, bytes: number): Promise<string> => {
  const begun = await askApi(terms(), 'beginUpload', { params: { projectId }, body: { fileName, bytes } });
  return begun.document.upload.id;
};

const append = (uploadId: string, offset: number, body: Uint8Array): Promise<Response> =>
  ask(`/uploads/${uploadId}`, {
    method: 'PATCH',
    headers: { 'content-type': PIECE_TYPE, 'upload-offset': String(offset) },
    body,
  });

const putFile = (fileName: string, body: Uint8Array, headers = {}): Promise<Response> =>
  ask(`/projects/${projectId}/uploads/file?fileName=${encodeURIComponent(fileName)}`, {
    ...{ method: 'POST', headers, body },
  });

const leftOver = (): string[] => readdirSync(join(folder, '.ainern2d', 'tmp'));

beforeAll(async () => {
  studio = await openStudio(folder);
  const opened = await askApi(terms(), 'createProject', { params: {}, body: { title: 'Media' } });
  projectId = opened.document.project.id;
}, 120_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

describe('a file that is brought', () => {
  test('in pieces is there when the last has come, and comes back as it was', async () => {
    const sound = soundOf(300_000);
    const uploadId = await begin('声音.wav', sound.length);
    const first = await append(uploadId, 0, sound.subarray(0, 100_000));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([200, '100000']);
    const params = { uploadId };
    const given = { params, offset: 100_000, body: sound.subarray(100_000) };
    const { upload } = (await askApi(terms(), 'appendUpload', given)).document;
    expect(upload).toMatchObject({
      artifact: { sha256: sha256Of(sound), bytes: sound.length, mediaType: 'audio/wav' },
    });
    const back = await fetchFile(terms(), 'getUploadedFile', { params });
    expect(back.headers.get('content-disposition')).toBe(
      `inline; filename="__.wav"; filename*=UTF-8''%E5%A3%B0%E9%9F%B3.wav`,
    );
    expect(sha256Of(new Uint8Array(await back.arrayBuffer()))).toBe(sha256Of(sound));
    const part = await ask(`/uploads/${uploadId}/file`, { headers: { range: 'bytes=5-9' } });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(new Uint8Array(sound.subarray(5, 10)));
    const listed = await askApi(terms(), 'listUploads', { params: { projectId } });
    expect(listed.document.uploads.map(({ id }) => id)).toEqual([uploadId]);
    expect((await problemOf(append(uploadId, 300_000, sound))).code).toBe('UPLOAD_FINISHED');
  });

  test('in one go is one under one key, whichever asks at once or again', async () => {
    const sound = soundOf(90_000);
    const key = { 'idempotency-key': 'one-file' };
    const [one, other] = await Promise.all([
      putFile('once.wav', sound, key),
      putFile('once.wav', sound, key),
    ]);
    const statuses = [one.status, other.status].sort();
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(statuses);
    const again = await putFile('once.wav', sound, key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    const { upload } = (await again.json()) as { upload: { artifact: { sha256: string } } };
    expect(upload.artifact.sha256).toBe(sha256Of(sound));
    const changed = Uint8Array.from(sound);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    for (const [name, bytes] of [
      ['once.wav', changed],
      ['twice.wav', sound],
      ['once.wav', sound.subarray(0, 80_000)],
    ] as const)
      expect((await problemOf(putFile(name, bytes, key))).code).toBe('KEY_REUSED');
    const listed = await askApi(terms(), 'listUploads', { params: { projectId } });
    const mine = listed.document.uploads.filter(({ fileName }) => /^(once|twice)/.test(fileName));
    expect(mine).toHaveLength(1);
    await askApi(terms(), 'giveUpUpload', { params: { uploadId: mine[0]?.id ?? '' } });
  });

  test('goes on where it broke off, also after the studio was killed', async () => {
    const sound = soundOf(400_000);
    const uploadId = await begin('cut.wav', sound.length);
    await new Promise<void>((cut) => {
      const { hostname, port } = new URL(studio.url);
      const sending = request({
        ...{ hostname, port, method: 'PATCH', path: `${API_PATH}/uploads/${uploadId}` },
        headers: {
          ...{ authorization: `Bearer ${studio.key}`, 'content-length': sound.length },
          ...{ 'content-type': PIECE_TYPE, 'upload-offset': '0' },
        },
      });
      sending.on('error', () => cut());
      sending.write(sound.subarray(0, 150_000), () => setTimeout(() => sending.destroy(), 300));
    });
    const stands = async (): Promise<number> =>
      Number((await ask(`/uploads/${uploadId}`, { method: 'HEAD' })).headers.get('upload-offset'));
    for (let tries = 0; tries < 40 && (await stands()) < 150_000; tries += 1)
      await new Promise((soon) => setTimeout(soon, 50));
    expect(await stands()).toBe(150_000);
    studio.running.child.kill('SIGKILL');
    await studio.running.ended;
    studio = await openStudio(folder);
    expect(await stands()).toBe(150_000);
    const wrong = await append(uploadId, 0, sound);
    expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, '150000']);
    const { upload } = (await (await append(uploadId, 150_000, sound.subarray(150_000))).json()) as {
      upload: { artifact: { sha256: string } };
    };
    expect(upload.artifact.sha256).toBe(sha256Of(sound));
    expect(leftOver()).toEqual([]);
  }, 60_000);

  test('may come in one go, and is what its bytes say', async () => {
    const response = await putFile('face.png', pngOf(640, 480));
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      upload: { artifact: { mediaType: 'image/png' }, size: { width: 640, height: 480 } },
    });
    const words = await putFile('notes.md', Buffer.from('灯笼匠'), { 'content-type': 'text/markdown' });
    expect(words.status).toBe(201);
  });

  test.each([
    ['page.html', '<!doctype html><script>alert(1)</script>', 415, 'MEDIA_UNSUPPORTED'],
    ['face.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 415, 'MEDIA_UNSUPPORTED'],
    ['program', '\x7fELF\x02\x01', 415, 'MEDIA_UNSUPPORTED'],
    ['face.png', jpegOf(10, 10), 415, 'MEDIA_UNSUPPORTED'],
    ['bomb.png', pngOf(20_000, 20_000), 413, 'MEDIA_TOO_LARGE'],
    ['late.txt', `${'words '.repeat(200_000)}\0`, 415, 'MEDIA_UNSUPPORTED'],
    ['../x.png', pngOf(10, 10), 422, 'PARAMS_INVALID'],
    ['a\nb.png', pngOf(10, 10), 422, 'PARAMS_INVALID'],
    [`${'灯'.repeat(90)}.png`, pngOf(10, 10), 422, 'PARAMS_INVALID'],
    ['empty.png', '', 415, 'MEDIA_UNSUPPORTED'],
  ] as const)('as %j is refused, and nothing of it is kept', async (name, bytes, status, code) => {
    const before = await askApi(terms(), 'listUploads', { params: { projectId } });
    expect(await problemOf(putFile(name, Buffer.from(bytes as string, 'latin1')))).toMatchObject({
      status,
      code,
    });
    expect((await askApi(terms(), 'listUploads', { params: { projectId } })).document).toEqual(
      before.document,
    );
    expect(leftOver()).toEqual([]);
  });

  test('is refused before all of it has come', async () => {
    const page = Buffer.concat([Buffer.from('<html>'), randomBytes(3_000_000)]);
    const uploadId = await begin('film.mp4', page.length);
    expect((await problemOf(append(uploadId, 0, page))).code).toBe('MEDIA_UNSUPPORTED');
    expect((await problemOf(ask(`/uploads/${uploadId}`))).code).toBe('UPLOAD_UNKNOWN');
  });

  test('is refused while the rest of it never comes, and the studio lives on', async () => {
    const uploadId = await begin('film.mp4', 3_000_000);
    const { hostname, port } = new URL(studio.url);
    const sending = request({
      ...{ hostname, port, method: 'PATCH', path: `${API_PATH}/uploads/${uploadId}` },
      headers: {
        ...{ authorization: `Bearer ${studio.key}`, 'content-length': 3_000_000 },
        ...{ 'content-type': PIECE_TYPE, 'upload-offset': '0' },
      },
    });
    sending.write(Buffer.alloc(2_000, '<html>'));
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(415);
    // The line is cut when nobody goes on with it.
    sending.on('error', () => undefined);
    await once(response.resume(), 'close');
    expect((await problemOf(ask(`/uploads/${uploadId}`))).code).toBe('UPLOAD_UNKNOWN');
  }, 20_000);

  test.each([
    [{ 'content-type': 'video/mp4', 'upload-offset': '0' }, 415, 'BODY_TYPE_UNSUPPORTED'],
    [{ 'content-type': PIECE_TYPE }, 422, 'PARAMS_INVALID'],
    [{ 'content-type': PIECE_TYPE, 'upload-offset': '-1' }, 422, 'PARAMS_INVALID'],
    [{ 'content-type': PIECE_TYPE, 'upload-offset': '1' }, 409, 'UPLOAD_OFFSET_WRONG'],
    [{ 'content-type': PIECE_TYPE, 'upload-offset': '0' }, 413, 'BODY_TOO_LARGE'],
  ])('takes no piece with %j that does not fit', async (headers, status, code) => {
    const uploadId = await begin('short.wav', 100);
    const asked = ask(`/uploads/${uploadId}`, {
      method: 'PATCH',
      headers: { ...headers },
      body: soundOf(200),
    });
    expect(await problemOf(asked)).toMatchObject({ status, code });
    expect(await (await ask(`/uploads/${uploadId}`, { method: 'DELETE' })).json()).toEqual({ givenUp: true });
    expect((await problemOf(ask(`/uploads/${uploadId}`))).code).toBe('UPLOAD_UNKNOWN');
  });

  test('is taken from one at a time', async () => {
    const sound = soundOf(2_000_000);
    const uploadId = await begin('twice.wav', sound.length);
    const both = await Promise.all([append(uploadId, 0, sound), append(uploadId, 0, sound)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('an asset of one’s own', () => {
  const lantern = {
    kind: 'prop' as const,
    terms: ['祖母的灯笼', 'grandmother’s lantern'],
    licence: 'CC-BY-4.0',
  };
  const bring = async (name: string, bytes: Uint8Array): Promise<string> =>
    ((await (await putFile(name, bytes)).json()) as { upload: { id: string } }).upload.id;

  test('is made of a file, found by its words beside the library, and fetched', async () => {
    const uploadId = await bring('灯笼.png', pngOf(32, 24));
    const body = { uploadId, ...lantern };
    const { asset } = (await askApi(terms(), 'addAsset', { params: {}, body })).document;
    expect(asset).toMatchObject({
      ...lantern,
      projectId,
      fileName: '灯笼.png',
      size: { width: 32, height: 24 },
    });
    expect((await askApi(terms(), 'addAsset', { params: {}, body })).document.asset.id).toBe(asset.id);
    const find = async (words: string) =>
      (await askApi(terms(), 'findAssets', { params: {}, query: { words, kind: 'prop' } })).document.assets;
    expect((await find('祖母的灯笼'))[0]).toMatchObject({ id: asset.id, artifact: asset.artifact });
    expect((await find('lantern')).map(({ id }) => id)).toEqual(
      expect.arrayContaining([asset.id, 'prop:lantern']),
    );
    const params = { assetId: asset.id };
    const file = new Uint8Array(await (await fetchFile(terms(), 'getAssetFile', { params })).arrayBuffer());
    expect(sha256Of(file)).toBe(asset.artifact.sha256);
    expect((await askApi(terms(), 'listAssets', { params: {} })).document.assets).toEqual([asset]);
    expect((await askApi(terms(), 'removeAsset', { params })).document).toEqual({ removed: true });
    expect((await problemOf(ask(`/assets/${asset.id}`))).code).toBe('ASSET_UNKNOWN');
    expect((await find('祖母的灯笼')).map(({ id }) => id)).not.toContain(asset.id);
  });

  test.each([
    [{ kind: 'music' }, 'MEDIA_UNSUPPORTED'],
    [{ licence: 'all mine' }, 'PARAMS_INVALID'],
    [{ terms: [] }, 'PARAMS_INVALID'],
    [{ uploadId: 'upl-nobody' }, 'UPLOAD_UNKNOWN'],
  ])('is not made with %j', async (change, code) => {
    const uploadId = await bring('other.png', pngOf(32, 24));
    const asked = ask('/assets', {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ uploadId, ...lantern, ...change }),
    });
    expect((await problemOf(asked)).code).toBe(code);
  });
});

/** A film of the story, as the cheapest there is. */
async function makeFilm(project: string, revisionId: string): Promise<string> {
  const body = { revisionId, options: { draft: true, shortSide: 144 } };
  const { run } = (await askApi(terms(), 'createRun', { params: { projectId: project }, body })).document;
  const abort = new AbortController();
  for await (const { event } of readEvents(terms(), { runId: run.id, after: 0, signal: abort.signal }))
    if (['run.succeeded', 'run.failed'].includes(event.name)) break;
  abort.abort();
  return run.id;
}

const filmOf = async (runId: string): Promise<Uint8Array> =>
  new Uint8Array(await (await ask(`/runs/${runId}/files/film.mp4`)).arrayBuffer());

const STORY = '“Who is there?” asked Anna.\n\n“It is only me,” said Tom. He put the lamp on the table.\n';

let film: { readonly projectId: string; readonly runId: string };

describe('a film', () => {
  beforeAll(async () => {
    const told = await askApi(terms(), 'submitStory', {
      ...{ params: { projectId }, query: { fileName: 'lamp.txt', language: 'en' } },
      body: new TextEncoder().encode(STORY),
    });
    film = { projectId, runId: await makeFilm(projectId, told.document.revision.id) };
  }, 120_000);

  test('is fetched by whoever has a signed address, whole and in part', async () => {
    const body = { path: 'film.mp4', seconds: 60, download: true };
    const { document } = await askApi(terms(), 'signAddress', { params: { runId: film.runId }, body });
    const whole = await fetch(studio.url + document.href);
    expect([whole.status, whole.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="film.mp4"',
    ]);
    expect(sha256Of(new Uint8Array(await whole.arrayBuffer()))).toBe(sha256Of(await filmOf(film.runId)));
    const part = await fetch(studio.url + document.href, { headers: { range: 'bytes=0-99' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
    expect((await fetch(studio.url + document.href, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(studio.url + document.href, { method: 'POST' })).status).toBe(405);
  });

  test.each([
    ['another file', (href: string) => href.replace('film.mp4', 'poster.png')],
    ['another time', (href: string) => href.replace(/exp=\d+/, 'exp=4000000000')],
    ['another key', (href: string) => href.replace(/kid=[^&]+/, 'kid=key-other')],
    ['another proof', (href: string) => href.replace(/sig=.{4}/, 'sig=AAAA')],
    ['no proper proof', (href: string) => href.replace(/sig=.{4}/, 'sig=')],
    ['another answer', (href: string) => href.replace('?', '?download=1&')],
  ])('is not fetched at an address of %s', async (_what, change) => {
    const body = { path: 'film.mp4' };
    const { document } = await askApi(terms(), 'signAddress', { params: { runId: film.runId }, body });
    expect(await problemOf(fetch(studio.url + change(document.href)))).toMatchObject({
      code: 'SIGNATURE_WRONG',
    });
  });

  test('is not fetched at an address that has expired, nor through one at another route', async () => {
    const body = { path: 'film.mp4', seconds: 1 };
    const { document } = await askApi(terms(), 'signAddress', { params: { runId: film.runId }, body });
    const elsewhere = document.href.replace('/files/film.mp4', '');
    expect((await problemOf(fetch(studio.url + elsewhere))).code).toBe('KEY_WRONG');
    await new Promise((later) => setTimeout(later, 2_000));
    expect(await problemOf(fetch(studio.url + document.href))).toMatchObject({
      status: 410,
      code: 'SIGNATURE_EXPIRED',
    });
    const none = askApi(terms(), 'signAddress', {
      params: { runId: film.runId },
      body: { path: 'none.mp4' },
    });
    await expect(none).rejects.toMatchObject({ code: 'FILE_UNKNOWN' });
  });
});

describe('a project as one file', () => {
  let bundle: Buffer;

  beforeAll(async () => {
    await putFile('灯笼.png', pngOf(64, 48));
    const response = await ask(`/projects/${film.projectId}/bundle`);
    bundle = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(bundle.length));
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="Media.zip"');
  }, 60_000);

  const bring = async (bytes: Uint8Array): Promise<Response> => {
    const { upload } = (await (await putFile('project.zip', bytes)).json()) as { upload: { id: string } };
    const headers = { 'content-type': 'application/json' };
    return ask('/bundles', { method: 'POST', headers, body: JSON.stringify({ uploadId: upload.id }) });
  };

  test('becomes a project elsewhere, of which the same film is made, byte for byte', async () => {
    const { project } = (await (await bring(bundle)).json()) as { project: { id: string; title: string } };
    expect(project.title).toBe('Media');
    expect(project.id).not.toBe(film.projectId);
    const listed = await askApi(terms(), 'listUploads', {
      params: { projectId: project.id },
      query: { limit: 100 },
    });
    const { uploads } = listed.document;
    const names = uploads.map(({ fileName }) => fileName);
    expect(names).toEqual(expect.arrayContaining(['灯笼.png', 'face.png', 'film.mp4', 'stems-dialogue.wav']));
    expect(uploads.filter(({ artifact }) => artifact?.mediaType === 'text/html')).toEqual([]);
    const own = await filmOf(film.runId);
    expect(uploads.find(({ fileName }) => fileName === 'film.mp4')?.artifact?.sha256).toBe(sha256Of(own));
    const document = JSON.parse(
      (await (await ask(`/projects/${project.id}/bundle`)).text()).match(
        /\{"kind":"ainern2d.project".*?"film":null\}/s,
      )?.[0] ?? '',
    ) as { revisions: { id: string }[] };
    const runId = await makeFilm(project.id, document.revisions[0]?.id ?? '');
    expect(sha256Of(await filmOf(runId))).toBe(sha256Of(own));
  }, 120_000);

  test('that was changed on its way is refused, and no project is opened', async () => {
    const projects = async () =>
      (await askApi(terms(), 'listProjects', { params: {} })).document.projects.length;
    const before = await projects();
    const changed = Buffer.from(bundle);
    changed[bundle.indexOf('Who is there?')] = 0x77;
    expect(await problemOf(bring(changed))).toMatchObject({ status: 422, code: 'BUNDLE_INVALID' });
    const cut = await problemOf(bring(bundle.subarray(0, -100)));
    expect(cut.code).toBe('BUNDLE_INVALID');
    expect(await projects()).toBe(before);
  });

  test('is one of a film that the project has', async () => {
    const path = `/projects/${film.projectId}/bundle?run=`;
    expect((await problemOf(ask(`${path}run-nobody`))).code).toBe('RUN_UNKNOWN');
    expect((await ask(path + film.runId, { method: 'HEAD' })).status).toBe(200);
    const opened = await askApi(terms(), 'createProject', { params: {}, body: { title: 'Other' } });
    const other = `/projects/${opened.document.project.id}/bundle?run=${film.runId}`;
    expect((await problemOf(ask(other))).code).toBe('RUN_UNKNOWN');
  });
});

test('a studio that closes leaves nothing half-stored', () => {
  expect(leftOver()).toEqual([]);
  expect(readFileSync(join(folder, '.ainern2d', 'key'), 'utf8')).toMatch(/^\S+\n$/);
});
