import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Problem } from '../../contracts/api/problem.ts';
import { API_PATH, type Route } from '../../contracts/api/route.ts';
import { routes } from '../../contracts/api/routes.ts';
import { askApi, fetchFile, readEvents, type ClientTerms } from '../../contracts/client.ts';
import type { FedEvent } from '../../contracts/modules/gateway.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { root, scratchFolder, storyNamed } from './command.ts';

const run = promisify(execFile);
const scratch = scratchFolder();
const folder = join(scratch.path, 'studio');

let studio: Studio;

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Asks with the key, unless another is given. */
const ask = (path: string, { headers, ...rest }: Asking = {}): Promise<Response> =>
  fetch(`${studio.url}${API_PATH}${path}`, {
    ...rest,
    headers: { authorization: `Bearer ${studio.key}`, ...headers },
  });

const json = { 'content-type': 'application/json' };

async function given<T>(path: string, asking?: Asking): Promise<T> {
  const response = await ask(path, asking);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function problemOf(asked: Promise<Response>): Promise<Problem> {
  const response = await asked;
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(response.headers.get('x-request-id')).toBe(problem.requestId);
  return problem;
}

interface Told {
  readonly id: number;
  readonly name: string;
}

/** Reads a stream of events until one of that name. */
async function eventsUntil(path: string, name: string, headers = {}): Promise<readonly Told[]> {
  const abort = new AbortController();
  const response = await fetch(`${studio.url}${API_PATH}${path}`, {
    headers: { authorization: `Bearer ${studio.key}`, ...headers },
    signal: abort.signal,
  });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(`event: ${name}\n`) && text.endsWith('\n\n')) break;
  }
  abort.abort();
  return [...text.matchAll(/^id: (\d+)\nevent: (\S+)$/gm)].map(([, id, event]) => ({
    id: Number(id),
    name: event ?? '',
  }));
}

/** What was answered when a project was asked for under a key. */
let firstAnswer: unknown;
let made: { readonly projectId: string; readonly runId: string };

const terms = (): ClientTerms => ({ origin: studio.url, key: studio.key, fetch });

/** As the typed client does it. */
async function makeFilm(): Promise<typeof made> {
  const opened = await askApi(terms(), 'createProject', { params: {}, body: { title: 'The borrowed lamp' } });
  const params = { projectId: opened.document.project.id };
  const told = await askApi(terms(), 'submitStory', {
    ...{ params, query: { fileName: 'borrowed-lamp.txt' } },
    body: readFileSync(storyNamed('borrowed-lamp.txt')),
  });
  const { revision } = told.document;
  const order = { revisionId: revision.id, options: { draft: true, shortSide: 144 } };
  const asked = await askApi(terms(), 'createRun', { params, body: order });
  return { ...params, runId: asked.document.run.id };
}

/** Events of a run until it has succeeded. */
async function heard(runId: string): Promise<readonly FedEvent[]> {
  const abort = new AbortController();
  const events: FedEvent[] = [];
  for await (const each of readEvents(terms(), { runId, after: 0, signal: abort.signal })) {
    events.push(each);
    if (each.event.name === 'run.succeeded') break;
  }
  abort.abort();
  return events;
}

beforeAll(async () => {
  studio = await openStudio(folder);
}, 120_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

describe('the studio', () => {
  test('makes a film for whoever speaks HTTP, tells of it as it goes, and hands it over', async () => {
    made = await makeFilm();
    const told = await heard(made.runId);
    expect(told[0]?.event.name).toBe('run.created');
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((a, b) => a - b));
    const listed = await askApi(terms(), 'listFiles', { params: { runId: made.runId } });
    const { files } = listed.document;
    const film = files.find(({ path }) => path === 'film.mp4');
    const params = { runId: made.runId, path: 'film.mp4' };
    const bytes = await (await fetchFile(terms(), 'getFile', { params })).arrayBuffer();
    expect(film?.href).toBe(`${API_PATH}/runs/${made.runId}/files/film.mp4`);
    const sum = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
    expect(sum).toBe(film?.artifact.sha256);
  }, 180_000);

  test('tells its client in a Failure what it refuses', async () => {
    const asked = askApi(terms(), 'getRun', { params: { runId: 'run-nobody' } });
    await expect(asked).rejects.toMatchObject({ code: 'RUN_UNKNOWN', details: { status: 404 } });
    const unseen = askApi(terms(), 'sealDraft', { params: { projectId: made.projectId } });
    await expect(unseen).rejects.toMatchObject({ code: 'SEEN_MISSING' });
  });

  test('goes on with its events where a client left off', async () => {
    const path = `/runs/${made.runId}/events`;
    const all = await eventsUntil(path, 'run.succeeded');
    const middle = all[Math.floor(all.length / 2)]?.id ?? 0;
    const rest = await eventsUntil(path, 'run.succeeded', { 'last-event-id': String(middle) });
    expect(rest).toEqual(all.filter(({ id }) => id > middle));
    expect(await eventsUntil(`${path}?after=${middle}`, 'run.succeeded')).toEqual(rest);
  });

  test('gives parts of a file, and nothing to whoever has it', async () => {
    const path = `/runs/${made.runId}/files/film.mp4`;
    const whole = new Uint8Array(await (await ask(path)).arrayBuffer());
    const part = await ask(path, { headers: { range: 'bytes=100-199' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${whole.length}`);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(100, 200));
    const tag = part.headers.get('etag') ?? '';
    expect((await ask(path, { headers: { 'if-none-match': tag } })).status).toBe(304);
    const head = await ask(path, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(whole.length));
    const beyond = await problemOf(ask(path, { headers: { range: 'bytes=999999999-' } }));
    expect(beyond.code).toBe('RANGE_UNSATISFIABLE');
    const refused = await ask(path, { headers: { range: 'bytes=999999999-' } });
    expect(refused.headers.get('content-range')).toBe(`bytes */${whole.length}`);
  });

  test('lists what there is, a page at a time', async () => {
    const opened = await given<{ project: { id: string } }>('/projects', {
      ...{ method: 'POST', headers: json, body: JSON.stringify({ title: 'Another' }) },
    });
    const first = await given<{ projects: { id: string }[]; next: string }>('/projects?limit=1');
    const second = await given<{ projects: { id: string }[]; next: string }>(
      `/projects?limit=1&after=${first.next}`,
    );
    expect([first, second].flatMap(({ projects }) => projects.map(({ id }) => id))).toEqual([
      opened.project.id,
      made.projectId,
    ]);
    const { runs } = await given<{ runs: { id: string; state: string }[] }>(
      `/projects/${made.projectId}/runs`,
    );
    expect(runs).toEqual([expect.objectContaining({ id: made.runId, state: 'succeeded' })]);
  });

  test('gives the fields that are asked for, and of lists what is looked for', async () => {
    const path = `/projects/${made.projectId}/runs`;
    const told = await given(`${path}?fields=id,state&state=succeeded`);
    expect(told).toEqual({ runs: [{ id: made.runId, state: 'succeeded' }], next: null });
    expect(await given(`${path}?state=failed`)).toEqual({ runs: [], next: null });
    const first = await given<{ next: string }>(`${path}?limit=1`);
    expect((await given<{ runs: unknown[] }>(`${path}?after=${first.next}`)).runs).toEqual([]);
    const found = await given<{ projects: { id: string }[] }>('/projects?title=BORROWED&fields=id');
    expect(found.projects).toEqual([{ id: made.projectId }]);
    expect((await problemOf(ask(`${path}?fields=id,,state`))).faults).toEqual([
      expect.objectContaining({ at: 'query.fields' }),
    ]);
  });

  test('makes one for a program that has the client as a package', async () => {
    const film = join(scratch.path, 'by-program.mp4');
    const program = [join(root, 'examples', 'from-typescript.ts'), studio.url, studio.key];
    const { stdout } = await run(process.execPath, [...program, storyNamed('borrowed-lamp.txt'), film]);
    expect(stdout.trim().split('\n').at(-1)).toBe('run.succeeded');
    expect(statSync(film).size).toBeGreaterThan(10_000);
  }, 240_000);

  test('refuses a place that no page has ended at, and a field that nothing has', async () => {
    const lists = ['/projects', '/assets', '/members', '/webhooks', '/invitations', '/operator/tenants'];
    const inProject = ['runs', 'comments', 'uploads', 'revisions', 'stories', 'links'];
    for (const list of [...lists, ...inProject.map((each) => `/projects/${made.projectId}/${each}`)]) {
      const { status, faults } = await problemOf(ask(`${list}?after=zzz`));
      expect([list, status, faults.map(({ at }) => at)]).toEqual([list, 422, ['query.after']]);
    }
    expect((await problemOf(ask('/projects?fields=id,colour'))).faults).toEqual([
      expect.objectContaining({ at: 'query.fields' }),
    ]);
  });

  test('tells the head of its own description, and what else there is at no address', async () => {
    for (const path of ['', '/', '/openapi.json']) {
      expect((await ask(path, { method: 'HEAD' })).status).toBe(200);
      const refused = await ask(path, { method: 'DELETE' });
      expect([path, refused.status, refused.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD']);
    }
    const headers = { traceparent: `00-${'4b'.repeat(16)}-${'0f'.repeat(8)}-01` };
    const unknown = await ask('/nowhere', { headers });
    expect([unknown.status, unknown.headers.get('x-trace-id')]).toEqual([404, '4b'.repeat(16)]);
  });

  test('keeps to the trace of whoever asks', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01`, 'x-request-id': 'mine-1' };
    const response = await ask('/projects', { headers });
    expect([response.headers.get('x-trace-id'), response.headers.get('x-request-id')]).toEqual([
      trace,
      'mine-1',
    ]);
    const other = await ask('/projects', {
      headers: { ...headers, traceparent: `00-${'0'.repeat(32)}-1-01` },
    });
    expect(other.headers.get('x-trace-id')).toBe('mine-1');
  });

  test('does nothing twice that is asked for under one key', async () => {
    const asking = {
      ...{ method: 'POST', headers: { ...json, 'idempotency-key': 'once' } },
      body: JSON.stringify({ title: 'Once' }),
    };
    const both = await Promise.all([ask('/projects', asking), ask('/projects', asking)]);
    const done = both.filter(({ status }) => status === 201);
    // The other came while the first was done, or just after.
    expect(both.every(({ status }) => status === 201 || status === 409)).toBe(true);
    firstAnswer = await done[0]?.json();
    const again = await ask('/projects', asking);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect([again.status, await again.json()]).toEqual([201, firstAnswer]);
    const other = { ...asking, body: JSON.stringify({ title: 'Twice' }) };
    expect((await problemOf(ask('/projects', other))).code).toBe('KEY_REUSED');
    const { projects } = await given<{ projects: { title: string }[] }>('/projects');
    expect(projects.filter(({ title }) => title === 'Once')).toHaveLength(1);
  });

  test('keeps no key of what it has refused', async () => {
    const headers = { ...json, 'idempotency-key': 'refused' };
    const order = (revisionId: string): Asking => ({
      ...{
        method: 'POST',
        headers,
        body: JSON.stringify({ revisionId, options: { draft: true, shortSide: 144 } }),
      },
    });
    const path = `/projects/${made.projectId}/runs`;
    expect((await problemOf(ask(path, order('rev-nobody')))).code).toBe('REVISION_UNKNOWN');
    const { run } = await given<{ run: { revisionId: string } }>(`/runs/${made.runId}`);
    expect((await given<{ run: { id: string } }>(path, order(run.revisionId))).run.id).toBe(made.runId);
  });

  test('keeps its key to whoever opened it, and everything over a restart', async () => {
    expect(statSync(join(folder, '.ainern2d', 'key')).mode & 0o777).toBe(0o600);
    const before = await given(`/runs/${made.runId}`);
    expect(await closeStudio(studio)).toBe(0);
    const { key } = studio;
    studio = await openStudio(folder);
    expect(studio.key).toBe(key);
    expect(await given(`/runs/${made.runId}`)).toEqual(before);
    const headers = { ...json, 'idempotency-key': 'once' };
    const body = JSON.stringify({ title: 'Once' });
    expect(await given('/projects', { method: 'POST', headers, body })).toEqual(firstAnswer);
  }, 120_000);
});

interface Line {
  readonly lineId: string;
  readonly text: string;
}

const linesOf = async (runId: string): Promise<readonly Line[]> =>
  (await given<{ speech: Line[] }>(`/runs/${runId}/files/report.json`)).speech;

describe('a film that is there', () => {
  const draft = (): string => `/projects/${made.projectId}/draft`;
  const edited = (lineId: string, text: string): string =>
    JSON.stringify({ edits: [{ type: 'setLineText', lineId, text }] });
  let sealed = '';

  const append = (tag: string, body: string): Promise<Response> =>
    ask(`${draft()}/edits`, { method: 'POST', headers: { ...json, 'if-match': tag }, body });

  beforeAll(async () => {
    const { run } = await given<{ run: { revisionId: string } }>(`/runs/${made.runId}`);
    const revision = await ask(`/projects/${made.projectId}/revisions/${run.revisionId}`);
    sealed = revision.headers.get('etag') ?? '';
  });

  test('is changed by whoever has seen how it is, and by nobody else', async () => {
    const [first, second] = await linesOf(made.runId);
    const begun = await append(sealed, edited(first!.lineId, 'Take my lamp, then.'));
    expect(begun.status).toBe(200);
    const tag = begun.headers.get('etag') ?? '';
    const late = edited(second!.lineId, 'Nobody hears this.');
    expect(await problemOf(append(sealed, late))).toMatchObject({ status: 412, code: 'EDIT_CONFLICT' });
    expect(await problemOf(append('W/"*"', late))).toMatchObject({ status: 412 });
    const blind = ask(`${draft()}/edits`, { method: 'POST', headers: json, body: late });
    expect(await problemOf(blind)).toMatchObject({ status: 428, code: 'SEEN_MISSING' });
    const both = await Promise.all(
      [1, 2].map((at) => append(tag, edited(second!.lineId, `It is I, number ${at}.`))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { revision } = await given<{ revision: { edits: unknown[] } }>(draft());
    expect(revision.edits).toHaveLength(2);
  });

  test.each([
    [{ type: 'setLineText', lineId: 'l99', text: 'Who says this?' }, 'LINE_UNKNOWN'],
    [{ type: 'setLineText', lineId: 'l1', text: 'Скажи' }, 'LINE_UNSAYABLE'],
    [{ type: 'setLineSpeaker', lineId: 'l1', speaker: 'c99' }, 'SPEAKER_UNKNOWN'],
    [{ type: 'retakeShot', shotId: 'shot-99' }, 'SHOT_UNKNOWN'],
    [{ type: 'paintItBlack' }, 'PARAMS_INVALID'],
  ])('is not changed by %j', async (edit, code) => {
    const before = await given(draft());
    expect((await problemOf(append(sealed, JSON.stringify({ edits: [edit] })))).code).toBe(code);
    expect(await given(draft())).toEqual(before);
  });

  test('is made anew as far as the plan has said, and no further', async () => {
    const { plan } = await given<{ plan: { touched: { because: string }[]; reused: object[] } }>(
      `${draft()}/plan`,
      {
        ...{ method: 'POST', headers: json, body: '{}' },
      },
    );
    expect(plan.touched.every(({ because }) => because.length > 0)).toBe(true);
    expect(plan.reused.length).toBeGreaterThan(plan.touched.length / 2);
    const seen = (await ask(draft())).headers.get('etag') ?? '';
    const seal = (tag: string): Promise<Response> =>
      ask(`${draft()}/seal`, { method: 'POST', headers: { 'if-match': tag } });
    expect((await problemOf(seal(sealed))).code).toBe('EDIT_CONFLICT');
    const { revision } = (await (await seal(seen)).json()) as { revision: { id: string } };
    const order = { revisionId: revision.id, options: { draft: true, shortSide: 144 } };
    const { run } = await given<{ run: { id: string } }>(`/projects/${made.projectId}/runs`, {
      ...{ method: 'POST', headers: json, body: JSON.stringify(order) },
    });
    await eventsUntil(`/runs/${run.id}/events`, 'run.succeeded');
    const again = await given<{ run: { jobs: { total: number; reused: number } } }>(`/runs/${run.id}`);
    expect(again.run.jobs.total - again.run.jobs.reused).toBeLessThanOrEqual(plan.touched.length);
    expect((await linesOf(run.id))[0]?.text).toBe('Take my lamp, then.');
    const bounds = await given<{ frames: number; shots: { startFrame: number; frames: number }[] }>(
      `/runs/${run.id}/shots/bounds`,
    );
    const ends = bounds.shots.map(({ startFrame, frames }) => startFrame + frames);
    expect(bounds.shots.map(({ startFrame }) => startFrame)).toEqual([0, ...ends.slice(0, -1)]);
    expect(ends.at(-1)).toBe(bounds.frames);
    expect((await ask(`/runs/${run.id}/plans/script`)).headers.get('content-type')).toBe('application/json');
  }, 120_000);

  test('has no draft once it is discarded', async () => {
    expect((await problemOf(ask(draft()))).code).toBe('REVISION_UNKNOWN');
    const head = await ask(`/projects/${made.projectId}/revisions?limit=1`);
    const { revisions } = (await head.json()) as { revisions: { id: string }[] };
    const newest = await ask(`/projects/${made.projectId}/revisions/${revisions[0]!.id}`);
    const discard = (headers: Record<string, string>): Promise<Response> =>
      ask(draft(), { method: 'DELETE', headers });
    expect((await problemOf(discard({}))).code).toBe('SEEN_MISSING');
    expect((await problemOf(discard({ 'if-match': sealed }))).code).toBe('EDIT_CONFLICT');
    const seen = { 'if-match': newest.headers.get('etag') ?? '' };
    expect(await (await discard(seen)).json()).toEqual({ discarded: false });
  });
});

/** Where each route may be asked, with names of nothing. */
const addresses = Object.values<Route>(routes).map(({ method, path, right }) => ({
  ...{ method, right },
  path: path.replace(/\{\w+(?:\.\.\.)?\}/g, 'nobody'),
}));

describe('a request', () => {
  test.each(addresses.filter(({ right }) => right !== 'anyone'))(
    '$method $path without the key is refused',
    async ({ method, path }) => {
      const headers = { authorization: 'Bearer wrong' };
      expect((await problemOf(ask(path, { method, headers }))).code).toBe('KEY_WRONG');
    },
  );

  test.each(addresses)('$method $path from another site is refused, key or not', async ({ method, path }) => {
    const headers = { origin: 'https://elsewhere.example' };
    expect((await problemOf(ask(path, { method, headers }))).code).toBe('ORIGIN_FORBIDDEN');
  });

  test('under a foreign name is refused', async () => {
    const { hostname, port } = new URL(studio.url);
    const headers = { host: 'elsewhere.example', authorization: `Bearer ${studio.key}` };
    const status = await new Promise((resolve) => {
      request({ hostname, port, path: `${API_PATH}/projects`, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  /** What comes back for signs that need not be HTTP. */
  async function answeredTo(signs: string): Promise<string> {
    const { hostname, port } = new URL(studio.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('utf8').on('data', (more: string) => (text += more));
    socket.write(signs);
    await once(socket, 'close');
    return text;
  }

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    ['a method of its own', 'FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'REQUEST_MALFORMED',
    ],
    ['too much before the body', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 403, 'ORIGIN_FORBIDDEN'],
    [
      'a wish for a tunnel',
      'CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n',
      405,
      'METHOD_UNSUPPORTED',
    ],
    [
      'an expectation of its own',
      'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 200-ok\r\nConnection: close\r\n\r\n',
      ...[417, 'EXPECTATION_UNKNOWN'],
    ],
  ] as const)('that is %s is refused with a problem as well', async (_what, signs, status, code) => {
    const [head = '', body = ''] = (await answeredTo(signs)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ status, code });
  });

  test('that is refused with its body leaves the line to the next', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { hostname, port } = new URL(studio.url);
    const over = (method: string, path: string): ClientRequest =>
      request({
        ...{ agent, hostname, port, method, path: API_PATH + path },
        headers: { authorization: `Bearer ${studio.key}`, 'content-type': 'text/html' },
      });
    const answered = async (asking: ClientRequest): Promise<IncomingMessage> =>
      ((await once(asking, 'response')) as [IncomingMessage])[0];
    const refused = await answered(over('POST', '/projects').end('x'.repeat(100_000)));
    expect(refused.statusCode).toBe(415);
    await once(refused.resume(), 'end');
    const asking = over('GET', `/runs/${made.runId}/events`).end();
    const stream = (await answered(asking)).resume();
    expect(asking.reusedSocket).toBe(true);
    const cut = once(stream, 'close').then(() => 'cut');
    expect(await Promise.race([cut, pause(2_500).then(() => 'open')])).toBe('open');
    agent.destroy();
  });

  test('without the key is not told to go on with its body', async () => {
    const told = await answeredTo(
      [
        'POST /api/v1/projects HTTP/1.1',
        ...[
          'Host: localhost',
          'Expect: 100-continue',
          'Content-Length: 900000000',
          'Connection: close',
          '',
          '',
        ],
      ].join('\r\n'),
    );
    expect(told).toMatch(/^HTTP\/1.1 401 /);
  });

  test.each([
    ['/projects/prj-nobody', 'PROJECT_UNKNOWN'],
    ['/projects/prj-nobody/runs', 'PROJECT_UNKNOWN'],
    ['/runs/run-nobody', 'RUN_UNKNOWN'],
    ['/runs/run-nobody/events', 'RUN_UNKNOWN'],
    ['/runs/run-nobody/files/film.mp4', 'RUN_UNKNOWN'],
    ['/runs/..%2f..%2fetc', 'PARAMS_INVALID'],
    ['/projects?limit=0', 'PARAMS_INVALID'],
    ['/projects?limit=1&limit=2', 'PARAMS_INVALID'],
    ['/projects?colour=red', 'PARAMS_INVALID'],
    ['/nowhere', 'ROUTE_UNKNOWN'],
    ['/PROJECTS', 'ROUTE_UNKNOWN'],
  ])('for %s is told %s', async (path, code) => {
    expect((await problemOf(ask(path))).code).toBe(code);
  });

  test.each(['-a', '_x', '.x', ':x', 'a b', 'x'.repeat(81), ''])(
    'that calls itself %j is given another name, because its own cannot be kept',
    async (given) => {
      const named = (await ask('/projects', { headers: { 'x-request-id': given } })).headers.get(
        'x-request-id',
      );
      expect(named).toMatch(/^req-/);
    },
  );

  test('that asks what may be asked does nothing of it', async () => {
    const headers = { ...json, 'access-control-request-method': 'POST' };
    const asked = ask('/projects', {
      method: 'OPTIONS',
      headers,
      body: JSON.stringify({ title: 'By asking' }),
    });
    expect((await problemOf(asked)).code).toBe('METHOD_UNSUPPORTED');
    const { projects } = await given<{ projects: { title: string }[] }>('/projects');
    expect(projects.map(({ title }) => title)).not.toContain('By asking');
  });

  test('of many faults is told of the first twenty', async () => {
    const body = JSON.stringify({ edits: Array.from({ length: 400 }, () => ({})) });
    const path = `/projects/${made.projectId}/draft/edits`;
    const { faults } = await problemOf(ask(path, { method: 'POST', headers: json, body }));
    expect(faults).toHaveLength(20);
  });

  test('for a film of a revision that there is not leaves the project as it was', async () => {
    const path = `/projects/${made.projectId}/runs`;
    const before = await given(path);
    const order = (gates: string[]): Asking => ({
      ...{ method: 'POST', headers: json, body: JSON.stringify({ revisionId: 'rev-nobody', gates }) },
    });
    expect((await problemOf(ask(path, order([])))).code).toBe('REVISION_UNKNOWN');
    expect((await problemOf(ask(path, order(Array.from({ length: 50 }, () => 'plan'))))).code).toBe(
      'PARAMS_INVALID',
    );
    expect(await given(path)).toEqual(before);
  });

  test('for more edits than a revision holds is refused, and none of them is kept', async () => {
    const path = `/projects/${made.projectId}/draft`;
    const { run } = await given<{ run: { revisionId: string } }>(`/runs/${made.runId}`);
    const { runs } = await given<{ runs: { revisionId: string }[] }>(`/projects/${made.projectId}/runs`);
    const newest = runs[0]?.revisionId ?? run.revisionId;
    const revision = await ask(`/projects/${made.projectId}/revisions/${newest}`);
    const cast = Array.from({ length: 200 }, (_, at) => ({
      ...{
        name: `Somebody ${at} ${'x'.repeat(60)}`,
        aliases: Array.from({ length: 8 }, (_, nth) => `${nth}${'y'.repeat(70)}`),
      },
    }));
    const headers = { ...json, 'if-match': revision.headers.get('etag') ?? '' };
    const body = JSON.stringify({ edits: [{ type: 'setCast', cast }] });
    expect((await problemOf(ask(`${path}/edits`, { method: 'POST', headers, body }))).code).toBe(
      'DRAFT_TOO_LARGE',
    );
    expect((await problemOf(ask(path))).code).toBe('REVISION_UNKNOWN');
  });

  test('for a story under a long name is done under a shorter one', async () => {
    const opened = await askApi(terms(), 'createProject', { params: {}, body: { title: 'Long' } });
    const params = { projectId: opened.document.project.id };
    const body = new TextEncoder().encode('The old man sat by the river and said nothing.');
    const told = await askApi(terms(), 'submitStory', {
      params,
      query: { fileName: `${'n'.repeat(250)}.txt` },
      body,
    });
    expect(told.document.revision.number).toBe(1);
  });

  test('with a method that an address does not take is told which it takes', async () => {
    const response = await ask('/projects', { method: 'DELETE' });
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await problemOf(Promise.resolve(response))).code).toBe('METHOD_UNSUPPORTED');
  });

  test.each([
    ['no JSON', json, '{"title"', 'BODY_MALFORMED'],
    ['no type', { 'content-type': '' }, '{}', 'BODY_TYPE_UNSUPPORTED'],
    ['another encoding', { ...json, 'content-encoding': 'gzip' }, '{}', 'BODY_TYPE_UNSUPPORTED'],
    ['too much', json, JSON.stringify({ title: 'x'.repeat(1_100_000) }), 'BODY_TOO_LARGE'],
    ['something else', json, '{"title":7,"colour":"red"}', 'PARAMS_INVALID'],
  ])('whose body has %s is refused before anything is done', async (_what, headers, body, code) => {
    expect((await problemOf(ask('/projects', { method: 'POST', headers, body }))).code).toBe(code);
  });

  test('with several faults is told of each, and where', async () => {
    const body = JSON.stringify({ revisionId: 'rev-1', options: { fps: 23, shortSide: 10 } });
    const path = `/projects/${made.projectId}/runs`;
    const { faults } = await problemOf(ask(path, { method: 'POST', headers: json, body }));
    expect(faults.map(({ at }) => at).sort()).toEqual(['body.options.fps', 'body.options.shortSide']);
  });

  test.each(['', ' \n ', '1 2 3', 'Старик сидел у реки и молчал.'])(
    'for a film of %j is refused',
    async (body) => {
      const path = `/projects/${made.projectId}/stories`;
      const headers = { 'content-type': 'text/plain' };
      const { code } = await problemOf(ask(path, { method: 'POST', headers, body }));
      expect(code).toMatch(/^STORY_/);
    },
  );
});

describe('the page', () => {
  test('lets a browser in that brings the key, which is then in no address', async () => {
    const first = await fetch(`${studio.url}/?key=${studio.key}`, { redirect: 'manual' });
    expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
    const page = await fetch(`${studio.url}/api/v1`, { headers: { cookie: cookie.split(';', 1)[0] ?? '' } });
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const text = await page.text();
    for (const { does } of Object.values<Route>(routes)) expect(text).toContain(does);
  });

  test.each(['/api/v1', '/?key=wrong'])('is shown to nobody else (%j)', async (path) => {
    expect((await fetch(`${studio.url}${path}`)).status).toBe(401);
  });
});
