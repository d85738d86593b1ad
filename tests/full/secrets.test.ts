/** What is told once, or proved with, stands in nothing that is written down. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join, relative, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { API_PATH } from '../../contracts/api/route.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import { finishedFilm } from '../api/finished-film.ts';
import { headOf, sayOn } from '../api/line.ts';
import { inDatabaseOf } from '../api/in-database.ts';
import { registered, speaker } from '../api/people.ts';
import { FOR_EVERYBODY } from '../api/principals.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from '../film/command.ts';

const scratch = scratchFolder();
const folder = join(scratch.path, 'studio');
const secrets: Record<string, string> = {};
let [said, told] = ['', ''];

const PASSWORDS = ['Xq7-first-words-of-mine', 'Xq7-other-words-of-mine', 'Xq7-words-that-are-wrong'] as const;

const refused = (asked: Promise<unknown>): Promise<void> =>
  asked.then(
    () => Promise.reject(new Error('It should have been refused.')),
    () => undefined,
  );

/** Somebody registers, logs in, goes on, changes his password, logs out, and mistypes on the way. */
async function people(studio: Studio): Promise<ClientTerms> {
  const [password, next, wrong] = PASSWORDS;
  const nobody = speaker(studio, null);
  const body = { email: 'keeper@example.org', password, name: 'Keeper' };
  const first = (await askApi(nobody, 'register', { params: {}, body })).document.grant!;
  const login = { email: body.email, password };
  await refused(askApi(nobody, 'logIn', { params: {}, body: { ...login, password: wrong } }));
  const { grant } = (await askApi(nobody, 'logIn', { params: {}, body: login })).document;
  const refresh = { refreshToken: grant!.refreshToken };
  const renewed = (await askApi(nobody, 'refreshSession', { params: {}, body: refresh })).document.grant!;
  await refused(askApi(nobody, 'refreshSession', { params: {}, body: refresh }));
  const terms = speaker(studio, renewed.accessToken);
  await askApi(terms, 'changePassword', { params: {}, body: { current: password, next } });
  const own = { first: first.accessToken, firstRefresh: first.refreshToken, access: grant!.accessToken };
  Object.assign(secrets, own, { refresh: grant!.refreshToken });
  Object.assign(secrets, { renewed: renewed.accessToken, renewedRefresh: renewed.refreshToken });
  PASSWORDS.forEach((each, at) => (secrets[`password ${at}`] = each));
  return terms;
}

/** What is sent where it does not belong: in wrong fields, in bodies that cannot be read, in addresses and heads. */
async function astray(studio: Studio, { key }: ClientTerms): Promise<void> {
  const [password] = PASSWORDS;
  const post = (path: string, body: string, headers = {}): Promise<Response> =>
    fetch(`${studio.url}${API_PATH}${path}`, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } },
    });
  await post('/auth/login', `{"password":"${password}"`);
  await post('/auth/login', JSON.stringify({ email: password, password: [password], [password]: 1 }));
  await post('/auth/register', JSON.stringify({ email: 'x@example.org', name: password, password: 'short' }));
  await post('/projects', '{}', { authorization: `Bearer ${key ?? ''}`, 'idempotency-key': 'x'.repeat(300) });
  const address = `${API_PATH}/projects?key=${key ?? ''}&token=${secrets['refresh'] ?? ''}`;
  await fetch(`${studio.url}${address}`, { headers: { authorization: `Bearer ${key ?? ''}` } });
  await fetch(`${studio.url}${API_PATH}/runs/${key ?? ''}`, {
    headers: { authorization: `Bearer ${studio.key}` },
  });
  await fetch(`${studio.url}/?key=${studio.key}`, { redirect: 'manual' });
  await sayOn(
    studio.url,
    headOf(`GET ${API_PATH}/me`, { authorization: `Bearer ${key ?? ''}x`, connection: 'close' }),
  );
}

/** Keys, links, signed addresses, webhooks: each is told its secret. */
async function handedOut(studio: Studio, terms: ClientTerms): Promise<void> {
  const film = await finishedFilm(terms, 'Kept');
  const params = { projectId: film.projectId };
  const asked = { params: {}, body: { name: 'ci', rights: ['look' as const] }, onceKey: 'one-key' };
  secrets['api key'] = (await askApi(terms, 'createApiKey', asked)).document.token;
  await refused(askApi(terms, 'createApiKey', asked));
  const link = (await askApi(terms, 'createLink', { params, body: { mayComment: true } })).document;
  secrets['share token'] = link.token;
  await fetch(`${studio.url}${link.href}`, { redirect: 'manual' });
  await askApi(speaker(studio, link.token), 'getProject', { params });
  const invited = (await askApi(terms, 'invite', { params: {}, body: { role: 'viewer' } })).document;
  secrets['invitation'] = invited.token;
  await registered(studio, 'viewer', invited.token);
  const signed = { params: { runId: film.runId }, body: { path: 'film.mp4' } };
  const { href } = (await askApi(terms, 'signAddress', signed)).document;
  secrets['proof'] = new URLSearchParams(href.split('?')[1]).get('sig') ?? '';
  await (await fetch(studio.url + href)).arrayBuffer();
  await (await fetch(studio.url + href.replace('film.mp4', 'none.mp4'))).arrayBuffer();
}

/** One that takes what it is told, and one that answers with an error. */
async function hooked(terms: ClientTerms, projectId: string): Promise<void> {
  let heard = 0;
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(request.url === '/bad' ? 500 : 204).end();
    heard += 1;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  for (const path of ['good', 'bad']) {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`;
    const body = { url, events: ['project.commented' as const] };
    secrets[`webhook ${path}`] = (await askApi(terms, 'createWebhook', { params: {}, body })).document.secret;
  }
  await askApi(terms, 'addComment', { params: { projectId }, body: { text: 'Told.' } });
  for (let tries = 0; tries < 200 && heard < 2; tries += 1) await pause(50);
  expect(heard).toBeGreaterThanOrEqual(2);
  server.close().closeAllConnections();
}

const textOf = async ({ origin, key }: ClientTerms, path: string): Promise<string> =>
  (await fetch(`${origin}${API_PATH}${path}`, { headers: { authorization: `Bearer ${key ?? ''}` } })).text();

/** What those may read who look after it all. */
const readByOthers = async (terms: ClientTerms, operator: ClientTerms): Promise<string> =>
  [
    ...(await Promise.all(
      ['/audit', '/keys', '/webhooks', '/members', '/me/data'].map((path) => textOf(terms, path)),
    )),
    ...(await Promise.all(['/operator/audit', '/operator/nodes'].map((path) => textOf(operator, path)))),
  ].join('\n');

beforeAll(async () => {
  const settings = { ...FOR_EVERYBODY, AINERN_WEBHOOKS: 'private' };
  const studio = await openStudio(folder, settings);
  secrets['key of the machine'] = studio.key;
  const terms = await people(studio);
  await astray(studio, terms);
  await handedOut(studio, terms);
  const opened = await askApi(terms, 'createProject', { params: {}, body: { title: 'Hooked' } });
  await hooked(terms, opened.document.project.id);
  told = await readByOthers(terms, speaker(studio, studio.key));
  await askApi(terms, 'logOut', { params: {} });
  await closeStudio(studio);
  const { out, err } = await studio.running.ended;
  said = out + err;
  const [signing] = await inDatabaseOf(folder, 'select secret from gateway.signing_key');
  secrets['signing key'] = String(signing?.['secret']);
}, 240_000);

afterAll(() => scratch.remove());

const files = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** In which part of the studio’s folder a file lies. */
const partOf = (path: string): string => relative(join(folder, '.ainern2d'), path).split(sep)[0] ?? '';

/** Parts of the folder, and what is said beside it, in which some bytes stand. */
const foundIn = (secret: string): string[] => {
  const parts = files().filter((path) => readFileSync(path).includes(secret));
  const spoken = [
    ...(said.includes(secret) ? ['what it said'] : []),
    ...(told.includes(secret) ? ['answers'] : []),
  ];
  return [...new Set(parts.map(partOf)), ...spoken];
};

test('no password, token, key or proof is written anywhere', () => {
  const kept = Object.entries(secrets).filter(
    ([name]) => !/^(webhook|key of the machine|signing key)/.test(name),
  );
  expect(kept).toHaveLength(13);
  expect(kept.filter(([, secret]) => secret.length < 20)).toEqual([]);
  expect(kept.map(([name, secret]) => [name, foundIn(secret)])).toEqual(kept.map(([name]) => [name, []]));
});

test('what must be known to be used stands in its one place', () => {
  expect(foundIn(secrets['key of the machine']!)).toEqual(['key']);
  for (const name of ['webhook good', 'webhook bad', 'signing key'])
    expect(foundIn(secrets[name]!)).toEqual(['database']);
});

test('the search finds what is there', () => {
  expect(foundIn('keeper@example.org')).toEqual(expect.arrayContaining(['database', 'answers']));
});
