/** Two nodes that open the HTTP API are one: what is done at one holds at the other, and one goes without anybody’s loss. */
import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { API_PATH } from '../../contracts/api/route.ts';
import { askApi, readEvents, type ClientTerms } from '../../contracts/client.ts';
import type { FedEvent } from '../../contracts/modules/gateway.ts';
import { emailOf, PASSWORD, registered, speaker, type Person } from '../api/people.ts';
import { runCommand } from '../film/command.ts';
import { installationNamed, type Installation } from './installation.ts';
import type { TestNode } from './node-process.ts';
import { freePorts } from './ports.ts';

const OPERATOR = 'the-operator-of-these-nodes-0123456789';
/** Of a tenant in ten seconds. */
const REQUESTS = 40;

interface Gateway {
  readonly node: TestNode;
  readonly url: string;
}

let installation: Installation;
let one: Gateway;
let other: Gateway;

async function gatewayNode(role: string): Promise<Gateway> {
  const [port] = await freePorts(1);
  const node = await installation.start(role, { AINERN_API_PORT: String(port) });
  return { node, url: `http://127.0.0.1:${port}` };
}

beforeAll(async () => {
  installation = await installationNamed('gateways', {
    ...{ AINERN_REGISTRATION: 'open', AINERN_OPERATOR_KEY: OPERATOR, AINERN_REQUESTS: String(6 * REQUESTS) },
    AINERN_DRAIN_SECONDS: '20',
  });
  // A feed is written when all whose logs it is written from are there.
  one = await gatewayNode('control,intelligence,composer');
  other = await gatewayNode('gateway');
}, 120_000);

afterAll(() => installation.close());

/** The same person at the other node. */
const at = ({ url }: Gateway, { terms }: Person): ClientTerms => ({ ...terms, origin: url });

const named = (title: string) => ({ params: {}, body: { title } });

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => String((error as { code?: unknown }).code),
  );

/** Ids of projects that a stream tells of. */
const projectIn = ({ event }: FedEvent): string | null =>
  event.name === 'project.created' ? event.projectId : null;

/** Listens until so many projects were told of. */
async function told(terms: ClientTerms, count: number, after?: number): Promise<FedEvent[]> {
  const signal = AbortSignal.timeout(15_000);
  const found: FedEvent[] = [];
  for await (const event of readEvents(terms, { signal, ...(after !== undefined && { after }) })) {
    if (projectIn(event) !== null) found.push(event);
    if (found.length === count) break;
  }
  return found;
}

const created = async (terms: ClientTerms, title: string): Promise<string> =>
  (await askApi(terms, 'createProject', named(title))).document.project.id;

describe('two nodes with the API', () => {
  test('have a port each: one that is taken ends the node with a sentence', async () => {
    const env = { ...installation.environment, AINERN_API_PORT: new URL(one.url).port };
    const { code, err } = await runCommand(['node', '--role', 'gateway'], { env });
    expect([code, err]).toEqual([2, expect.stringContaining('Nothing can listen on 127.0.0.1')]);
  }, 30_000);

  test('know whoever has registered or logged in at the other', async () => {
    const ada = await registered(one, 'ada');
    const me = await askApi(at(other, ada), 'getMe', { params: {} });
    expect(me.document.principal).toMatchObject({ accountId: ada.accountId, by: 'session' });
    const body = { email: emailOf('ada'), password: PASSWORD };
    const { grant } = (await askApi(speaker(other, null), 'logIn', { params: {}, body })).document;
    const again = await askApi(speaker(one, grant!.accessToken), 'getMe', { params: {} });
    expect(again.document.account?.id).toBe(ada.accountId);
  });

  test('do once what is asked of both under one key', async () => {
    const bob = await registered(one, 'bob');
    const first = await askApi(bob.terms, 'createProject', { ...named('Once'), onceKey: 'key-1' });
    const second = await askApi(at(other, bob), 'createProject', { ...named('Once'), onceKey: 'key-1' });
    expect(second.document).toEqual(first.document);
    const both = [bob.terms, at(other, bob)].map((terms) =>
      codeOf(askApi(terms, 'createProject', { ...named('At once'), onceKey: 'key-2' })),
    );
    expect(await Promise.all(both)).toContain('done');
    const { document } = await askApi(at(other, bob), 'listProjects', { params: {} });
    expect(document.projects.map(({ title }) => title)).toEqual(['At once', 'Once']);
    expect(
      await codeOf(askApi(at(other, bob), 'createProject', { ...named('Twice'), onceKey: 'key-1' })),
    ).toBe('KEY_REUSED');
  });

  test('tell what happens at the other, and go on where it was left there', async () => {
    const cleo = await registered(one, 'cleo');
    const began = Date.now();
    const listening = told(at(other, cleo), 1, 0);
    const first = await created(cleo.terms, 'Heard elsewhere');
    const [event] = await listening;
    expect(projectIn(event!)).toBe(first);
    expect(Date.now() - began).toBeLessThan(5_000);
    const missed = await created(at(other, cleo), 'Missed');
    const later = await told(cleo.terms, 1, event!.at);
    expect(later.map(projectIn)).toEqual([missed]);
  });

  test('believe no key for long that was revoked at the other', async () => {
    const dan = await registered(one, 'dan');
    const body = { name: 'ci', rights: ['watch' as const], days: 1 };
    const { document } = await askApi(dan.terms, 'createApiKey', { params: {}, body });
    const program = speaker(other, document.token);
    expect(await codeOf(askApi(program, 'listProjects', { params: {} }))).toBe('done');
    await askApi(dan.terms, 'revokeApiKey', { params: { keyId: document.key.id } });
    const revokedAt = Date.now();
    while ((await codeOf(askApi(program, 'listProjects', { params: {} }))) === 'done') await pause(250);
    expect(await codeOf(askApi(program, 'listProjects', { params: {} }))).toBe('KEY_WRONG');
    expect(Date.now() - revokedAt).toBeLessThan(5_500);
  }, 15_000);

  test('count together what a tenant asks for', async () => {
    const eve = await registered(one, 'eve');
    const asked = Array.from({ length: REQUESTS + 10 }, (_, nth) =>
      codeOf(askApi(nth % 2 === 0 ? eve.terms : at(other, eve), 'getMe', { params: {} })),
    );
    const codes = await Promise.all(asked);
    expect(codes.filter((code) => code === 'done').length).toBeLessThanOrEqual(REQUESTS);
    expect(codes).toContain('RATE_EXCEEDED');
  });

  test('let the operator in by his key, and tell it nowhere', async () => {
    const me = await askApi(speaker(other, OPERATOR), 'getMe', { params: {} });
    expect(me.document.principal).toMatchObject({ by: 'local key', tenantId: 'local' });
    for (const { node } of [one, other]) expect(node.said).not.toContain(OPERATOR);
    const wrong = { AINERN_API_PORT: '0', AINERN_OPERATOR_KEY: 'a-short-one' };
    const env = { ...installation.environment, ...wrong };
    const { code, err } = await runCommand(['node', '--role', 'gateway'], { env });
    expect([code, err]).toEqual([2, expect.stringContaining('AINERN_OPERATOR_KEY must be 32')]);
    expect(err).not.toContain('a-short-one');
  });
});

/** A story that begins to come, and comes to its end when it is told. */
function slowStory({ url }: Gateway, person: Person, projectId: string) {
  const sent = request(`${url}${API_PATH}/projects/${projectId}/stories`, {
    method: 'POST',
    headers: { authorization: `Bearer ${String(person.terms.key)}`, 'content-type': 'text/plain' },
  });
  sent.write('A lamp stood on the table.\n\n');
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  const end = async (): Promise<number | undefined> => {
    sent.end('“Take it,” said Lin.\n');
    const [response] = await answered;
    response.resume();
    return response.statusCode;
  };
  return { end };
}

describe('a node with the API that is told to go', () => {
  test('lets nobody in, sends those who listen elsewhere, and ends what is under way', async () => {
    const fay = await registered(one, 'fay');
    const projectId = await created(fay.terms, 'Begun');
    const there = at(other, fay);
    const listening = fetch(`${other.url}${API_PATH}/events`, {
      headers: { authorization: `Bearer ${String(fay.terms.key)}` },
    });
    const stream = await listening;
    const story = slowStory(other, fay, projectId);
    await pause(500);
    const gone = other.node.end();
    expect(await stream.text()).toMatch(/retry: \d+\n\n$/);
    const refused = await fetch(`${other.url}${API_PATH}/projects`);
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('connection')]).toEqual([
      ...[503, '1', 'close'],
    ]);
    expect(await codeOf(askApi(there, 'listProjects', { params: {} }))).toBe('OVERLOADED');
    expect(await story.end()).toBe(201);
    expect(await gone).toBe(0);
    expect(await codeOf(askApi(fay.terms, 'getProject', { params: { projectId } }))).toBe('done');
  }, 30_000);
});
