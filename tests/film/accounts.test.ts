import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { API_PATH, type Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { askApi, fetchFile, readEvents, type ClientTerms } from '../../contracts/client.ts';
import { Role, rightsOf, type Right } from '../../contracts/rights.ts';
import {
  emailOf,
  furnish,
  memberOf,
  PASSWORD,
  registered,
  speaker,
  statusOf,
  type Person,
} from '../api/people.ts';
import type { Known } from '../api/route-samples.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { scratchFolder } from './command.ts';

const scratch = scratchFolder();
const PUBLIC = 'https://studio.example.org';
const PAGES = 'https://pages.example.org';

let studio: Studio;
let owner: Person;
let stranger: Person;
let known: Known;

const body = { title: 'The lamp' };
const everyRoute = Object.entries<Route>(routes).map(([name, { right }]) => ({
  name: name as RouteName,
  right,
}));

beforeAll(async () => {
  studio = await openStudio(join(scratch.path, 'studio'), {
    ...{ AINERN_REGISTRATION: 'open', AINERN_PUBLIC_URL: PUBLIC, AINERN_ORIGINS: PAGES },
    ...{ AINERN_REQUESTS: '100000', AINERN_WEBHOOKS: 'private' },
  });
  owner = await registered(studio, 'owner');
  stranger = await registered(studio, 'stranger');
  known = { ...(await furnish(owner.terms, body.title)), accountId: owner.accountId };
}, 120_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

const refusedAs = (code: string): unknown => expect.objectContaining({ code });

describe('somebody', () => {
  test('registers once under an address, however it is written', async () => {
    const again = { email: ' OWNER@Example.org ', password: PASSWORD, name: 'Owner' };
    const asked = askApi(speaker(studio, null), 'register', { params: {}, body: again });
    await expect(asked).rejects.toEqual(refusedAs('EMAIL_TAKEN'));
  });

  test('registers once under one key, and hears so by his password alone', async () => {
    const body = { email: emailOf('retried'), password: PASSWORD, name: 'retried' };
    const asked = (part: object = {}, onceKey = 'first-try') =>
      askApi(speaker(studio, null), 'register', { params: {}, body: { ...body, ...part }, onceKey });
    const both = await Promise.allSettled([asked(), asked()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(asked()).rejects.toEqual(refusedAs('ANSWER_SECRET'));
    await expect(asked({ email: ' RETRIED@Example.org' })).rejects.toEqual(refusedAs('ANSWER_SECRET'));
    await expect(asked({ password: 'a lamp under it' })).rejects.toEqual(refusedAs('EMAIL_TAKEN'));
    await expect(asked({}, 'another-try')).rejects.toEqual(refusedAs('EMAIL_TAKEN'));
    expect((await asked({ email: emailOf('retried-too') })).document.account.email).toBe(
      emailOf('retried-too'),
    );
  });

  test('registers once under one key, also by an invitation', async () => {
    const { token } = (await askApi(owner.terms, 'invite', { params: {}, body: { role: 'viewer' } }))
      .document;
    const body = { email: emailOf('invited-twice'), password: PASSWORD, name: 'twice', invitation: token };
    const asking = { params: {}, body, onceKey: 'invited' };
    const { document } = await askApi(speaker(studio, null), 'register', asking);
    expect(document.grant?.tenantId).toBe(owner.tenantId);
    const again = askApi(speaker(studio, null), 'register', asking);
    await expect(again).rejects.toEqual(refusedAs('ANSWER_SECRET'));
  });

  test('logs in by password, and is told who he is', async () => {
    const login = { email: emailOf('owner'), password: PASSWORD };
    const { document } = await askApi(speaker(studio, null), 'logIn', { params: {}, body: login });
    const terms = speaker(studio, document.grant!.accessToken);
    const me = (await askApi(terms, 'getMe', { params: {} })).document;
    expect(me.principal).toMatchObject({
      accountId: owner.accountId,
      by: 'session',
      tenantId: owner.tenantId,
    });
    expect(me.memberships).toEqual([{ tenantId: owner.tenantId, title: 'owner', role: 'owner' }]);
    const wrong = { ...login, password: 'a lamp on the chair' };
    for (const body of [wrong, { ...login, email: 'nobody@example.org' }]) {
      const refused = askApi(speaker(studio, null), 'logIn', { params: {}, body });
      await expect(refused).rejects.toEqual(refusedAs('LOGIN_WRONG'));
    }
  });

  test('is nobody once he has logged out, whatever he kept', async () => {
    const person = await registered(studio, 'leaver');
    await askApi(person.terms, 'logOut', { params: {} });
    const asked = askApi(person.terms, 'getMe', { params: {} });
    await expect(asked).rejects.toEqual(refusedAs('KEY_WRONG'));
    const refreshed = { refreshToken: person.refreshToken };
    const again = askApi(speaker(studio, null), 'refreshSession', { params: {}, body: refreshed });
    await expect(again).rejects.toEqual(refusedAs('LOGIN_OVER'));
  });

  test('is nobody with any other token, however little it differs', async () => {
    const token = owner.terms.key ?? '';
    const changed = (at: number): string =>
      `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    const others = Array.from({ length: token.length }, (_, at) => changed(at));
    const all = [
      ...others,
      `${token}A`,
      token.slice(0, -1),
      token.replace('at_', 'rt_'),
      ` ${token.slice(3)}`,
    ];
    const statuses = await Promise.all(
      all.map(
        async (key) =>
          (await fetch(`${studio.url}${API_PATH}/me`, { headers: { authorization: `Bearer ${key}` } }))
            .status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });

  test('is not given what another member was answered under the same key, and logs out whoever did before', async () => {
    const [one, other] = [await memberOf(studio, owner, 'writer'), await memberOf(studio, owner, 'writer')];
    const asking = { params: {}, body: { title: 'Mine' }, onceKey: 'of-two' };
    await askApi(one.terms, 'createTenant', asking);
    await expect(askApi(other.terms, 'createTenant', asking)).rejects.toEqual(refusedAs('KEY_REUSED'));
    for (const { terms } of [one, other]) {
      await askApi(terms, 'logOut', { params: {}, onceKey: 'bye' });
      await expect(askApi(terms, 'getMe', { params: {} })).rejects.toEqual(refusedAs('KEY_WRONG'));
    }
  });

  test('has his next tokens once for the last', async () => {
    const person = await registered(studio, 'refresher');
    const asking = { params: {}, body: { refreshToken: person.refreshToken } };
    const foreign = { params: {}, body: { ...asking.body, tenantId: owner.tenantId } };
    await expect(askApi(speaker(studio, null), 'refreshSession', foreign)).rejects.toEqual(
      refusedAs('TENANT_UNKNOWN'),
    );
    const { grant } = (await askApi(speaker(studio, null), 'refreshSession', asking)).document;
    expect(
      (await askApi(speaker(studio, grant!.accessToken), 'getMe', { params: {} })).document.account?.id,
    ).toBe(person.accountId);
    await expect(askApi(speaker(studio, null), 'refreshSession', asking)).rejects.toEqual(
      refusedAs('REFRESH_RACED'),
    );
    const mine = speaker(studio, grant!.accessToken);
    const { entries } = (await askApi(mine, 'listDeeds', { params: {} })).document;
    expect(entries.find(({ deed }) => deed === 'refreshSession')).toMatchObject({
      ...{ actor: person.accountId, outcome: 'done' },
    });
  });

  test('tries a password ten times, and not an eleventh, be it right', async () => {
    const login = { email: 'tried@example.org', password: 'wrong wrong wrong' };
    const tries = Array.from({ length: 11 }, () =>
      askApi(speaker(studio, null), 'logIn', { params: {}, body: login }).catch((error: unknown) => error),
    );
    const codes = (await Promise.all(tries)).map((error) => (error as { code: string }).code);
    expect(codes.filter((code) => code === 'TRIES_EXCEEDED')).toHaveLength(1);
  });

  test('changes his password, which ends every other session', async () => {
    const person = await registered(studio, 'changer');
    const login = { email: emailOf('changer'), password: PASSWORD };
    const other = (await askApi(speaker(studio, null), 'logIn', { params: {}, body: login })).document.grant!;
    const next = 'another lamp on the table';
    await askApi(person.terms, 'changePassword', { params: {}, body: { current: PASSWORD, next } });
    const asked = askApi(speaker(studio, other.accessToken), 'getMe', { params: {} });
    await expect(asked).rejects.toEqual(refusedAs('KEY_WRONG'));
    expect((await askApi(person.terms, 'getMe', { params: {} })).document.account?.email).toBe(login.email);
    await askApi(speaker(studio, null), 'logIn', { params: {}, body: { ...login, password: next } });
  });

  test('is forgotten when he says so, and leaves his name to others', async () => {
    const person = await registered(studio, 'gone');
    await askApi(person.terms, 'eraseMe', { params: {}, body: { password: PASSWORD } });
    await expect(askApi(person.terms, 'getMe', { params: {} })).rejects.toEqual(refusedAs('KEY_WRONG'));
    const { tenants } = (await askApi(speaker(studio, studio.key), 'listTenants', { params: {} })).document;
    expect(tenants.find(({ id }) => id === person.tenantId)).toMatchObject({
      ...{ title: person.tenantId, members: 0 },
    });
    expect((await registered(studio, 'gone')).accountId).not.toBe(person.accountId);
  });

  test('is told by what is wrong that he has given', async () => {
    const bad = { email: 'no address', password: 'short', name: '' };
    const asked = askApi(speaker(studio, null), 'register', { params: {}, body: bad });
    const refused: unknown = await asked.catch((error: unknown) => error);
    expect(refused).toEqual(refusedAs('PARAMS_INVALID'));
    const { faults } = (refused as { details: { faults: { at: string }[] } }).details;
    expect(faults.map(({ at }) => at)).toEqual(['body.email', 'body.password', 'body.name']);
  });
});

describe('a page', () => {
  const login = JSON.stringify({ email: emailOf('owner'), password: PASSWORD, as: 'cookies' });
  const post = (
    path: string,
    headers: Readonly<Record<string, string>> = {},
    text = login,
  ): Promise<Response> =>
    fetch(`${studio.url}${API_PATH}${path}`, {
      ...{ method: 'POST', body: text },
      headers: { 'content-type': 'application/json', ...headers },
    });

  test('keeps its tokens where no script reads them, and is told none', async () => {
    const response = await post('/auth/login');
    expect(((await response.json()) as { grant: unknown }).grant).toBeNull();
    const cookies = response.headers.getSetCookie();
    expect(cookies).toEqual([
      expect.stringMatching(
        /^ainern2d-at=at_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Expires=/,
      ),
      expect.stringMatching(
        /^ainern2d-rt=rt_[\w-]{43}; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict; Secure; Expires=/,
      ),
    ]);
    const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
    const me = await fetch(`${studio.url}${API_PATH}/me`, { headers: { cookie } });
    expect(((await me.json()) as { account: { id: string } }).account.id).toBe(owner.accountId);
    const refreshed = await post('/auth/refresh', { cookie }, '{"as":"cookies"}');
    expect([refreshed.status, refreshed.headers.getSetCookie().length]).toEqual([200, 2]);
    const over = await post('/auth/refresh', { cookie: `ainern2d-rt=rt_${'x'.repeat(43)}` }, '{}');
    expect([over.status, over.headers.getSetCookie().length]).toEqual([401, 2]);
    expect(over.headers.getSetCookie().every((each) => each.includes('Max-Age=0'))).toBe(true);
    const out = await post('/auth/logout', { cookie }, '');
    expect(out.headers.getSetCookie().every((each) => each.includes('Max-Age=0'))).toBe(true);
  });

  test('of another site asks with a token of its own where it is on the list', async () => {
    const headers = { origin: PAGES, authorization: `Bearer ${owner.terms.key}` };
    const allowed = await fetch(`${studio.url}${API_PATH}/me`, { headers });
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, PAGES]);
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const cookie = `ainern2d-at=${owner.terms.key}`;
    const byCookie = await fetch(`${studio.url}${API_PATH}/me`, { headers: { origin: PAGES, cookie } });
    expect(byCookie.status).toBe(401);
    expect(allowed.headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
    const asking = { ...headers, 'access-control-request-method': 'PUT' };
    const preflight = await fetch(`${studio.url}${API_PATH}/members/x`, {
      method: 'OPTIONS',
      headers: asking,
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'PUT, DELETE',
    ]);
    for (const origin of ['https://example.org', `${PAGES}.evil.example`, 'null']) {
      const refused = await fetch(`${studio.url}${API_PATH}/me`, { headers: { ...headers, origin } });
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });
});

describe('a program', () => {
  const made = async (rights: Right[]): Promise<{ terms: ClientTerms; id: string }> => {
    const { key, token } = (
      await askApi(owner.terms, 'createApiKey', { params: {}, body: { name: 'ci', rights } })
    ).document;
    return { terms: speaker(studio, token), id: key.id };
  };

  test('may do what its key was made for, until it is revoked', async () => {
    const { terms, id } = await made(['watch']);
    expect((await askApi(terms, 'listProjects', { params: {} })).document.projects).toHaveLength(1);
    await expect(askApi(terms, 'createProject', { params: {}, body })).rejects.toEqual(
      refusedAs('RIGHT_MISSING'),
    );
    await askApi(owner.terms, 'revokeApiKey', { params: { keyId: id } });
    await expect(askApi(terms, 'listProjects', { params: {} })).rejects.toEqual(refusedAs('KEY_WRONG'));
  });

  test('makes no keys for others, and what it was not made for it may not', async () => {
    const { terms } = await made(['watch', 'manage', 'operate']);
    const asked = askApi(terms, 'createApiKey', { params: {}, body: { name: 'more', rights: ['manage'] } });
    await expect(asked).rejects.toEqual(refusedAs('RIGHT_MISSING'));
    await expect(askApi(terms, 'listTenants', { params: {} })).rejects.toEqual(refusedAs('RIGHT_MISSING'));
  });

  test('learns nothing of whoever made it, and ends no other', async () => {
    const [{ terms }, other] = [await made(['watch']), await made(['look'])];
    const revoked = askApi(terms, 'revokeApiKey', { params: { keyId: other.id } });
    await expect(revoked).rejects.toEqual(refusedAs('RIGHT_MISSING'));
    for (const name of ['listApiKeys', 'exportMe'] as const)
      await expect(askApi(terms, name, { params: {} })).rejects.toEqual(refusedAs('RIGHT_MISSING'));
    const me = (await askApi(other.terms, 'getMe', { params: {} })).document;
    expect(me).toMatchObject({ principal: { rights: ['look'] }, account: null, memberships: [] });
    await expect(askApi(other.terms, 'listMembers', { params: {} })).rejects.toEqual(
      refusedAs('RIGHT_MISSING'),
    );
  });

  test('is told a secret once, also when it asks twice under one key', async () => {
    const asking = { params: {}, body: { name: 'twice', rights: ['look' as const] }, onceKey: 'a-key' };
    await askApi(owner.terms, 'createApiKey', asking);
    await expect(askApi(owner.terms, 'createApiKey', asking)).rejects.toEqual(refusedAs('ANSWER_SECRET'));
    const { keys } = (await askApi(owner.terms, 'listApiKeys', { params: {} })).document;
    expect(keys.filter(({ name }) => name === 'twice')).toHaveLength(1);
  });
});

describe.each(Role.options)('a %s', (role) => {
  let member: Person;
  beforeAll(async () => {
    member = await memberOf(studio, owner, role);
  });

  const asRight = everyRoute.filter(({ right }) => !['anyone', 'known', 'account'].includes(right));

  test.each(asRight)('asking for $name may “$right”, or is refused', async ({ name, right }) => {
    const isAllowed = rightsOf[role].some((each) => each === right);
    // What he is allowed to is not done to what others need: his tenant has another project.
    const mine = isAllowed
      ? { ...known, accountId: member.accountId, runId: 'run-nobody', projectId: 'prj-nobody' }
      : known;
    const status = await statusOf(member.terms, name, mine);
    expect(status === 403).toBe(!isAllowed);
    expect(status).not.toBe(401);
  });

  test('belongs to the tenant of whoever invited him', async () => {
    const { principal } = (await askApi(member.terms, 'getMe', { params: {} })).document;
    expect([principal.tenantId, principal.rights]).toEqual([owner.tenantId, rightsOf[role]]);
  });
});

describe('the owner of another tenant', () => {
  const withNames = everyRoute.filter(
    ({ name, right }) => /\{/.test(routes[name].path) && right !== 'operate',
  );

  test.each(withNames)('asking for $name of this one is told that there is none', async ({ name }) => {
    expect(await statusOf(stranger.terms, name, known)).toBe(404);
  });

  test('sees nothing of it, and has changed nothing', async () => {
    expect((await askApi(stranger.terms, 'listProjects', { params: {} })).document.projects).toEqual([]);
    const { members } = (await askApi(stranger.terms, 'listMembers', { params: {} })).document;
    expect(members.map(({ accountId }) => accountId)).toEqual([stranger.accountId]);
    const { project } = (await askApi(owner.terms, 'getProject', { params: { projectId: known.projectId } }))
      .document;
    expect(project.title).toBe(body.title);
    const draft = askApi(owner.terms, 'getDraft', { params: { projectId: known.projectId } });
    await expect(draft).rejects.toEqual(refusedAs('REVISION_UNKNOWN'));
  });
});

describe('an invitation', () => {
  test('is taken once, and by somebody who has an account too', async () => {
    const { token } = (await askApi(owner.terms, 'invite', { params: {}, body: { role: 'viewer' } }))
      .document;
    const person = await registered(studio, 'guest');
    const accept = { params: {}, body: { invitation: token } };
    const { membership } = (await askApi(person.terms, 'acceptInvitation', accept)).document;
    expect(membership).toMatchObject({ tenantId: owner.tenantId, role: 'viewer' });
    await expect(askApi(stranger.terms, 'acceptInvitation', accept)).rejects.toEqual(
      refusedAs('INVITATION_UNKNOWN'),
    );
    const there = { refreshToken: person.refreshToken, tenantId: owner.tenantId };
    const { grant } = (await askApi(speaker(studio, null), 'refreshSession', { params: {}, body: there }))
      .document;
    const { projects } = (await askApi(speaker(studio, grant!.accessToken), 'listProjects', { params: {} }))
      .document;
    expect(projects.map(({ id }) => id)).toContain(known.projectId);
    await askApi(owner.terms, 'removeMember', { params: { accountId: person.accountId } });
    const after = askApi(speaker(studio, grant!.accessToken), 'listProjects', { params: {} });
    await expect(after).rejects.toEqual(refusedAs('KEY_WRONG'));
  });

  test('of the operator opens a tenant, whose owner it makes', async () => {
    const operator = speaker(studio, studio.key);
    const offer = (await askApi(operator, 'inviteOwner', { params: {}, body: { title: 'Lanterns' } }))
      .document;
    const person = await registered(studio, 'lanterns', offer.token);
    expect(person.tenantId).toBe(offer.tenantId);
    const { tenants } = (await askApi(operator, 'listTenants', { params: {} })).document;
    expect(tenants).toContainEqual(
      expect.objectContaining({ id: offer.tenantId, title: 'Lanterns', members: 1 }),
    );
  });
});

describe('a share link', () => {
  const shared = async (mayComment: boolean): Promise<{ guest: ClientTerms; id: string }> => {
    const asking = { params: { projectId: known.projectId }, body: { mayComment } };
    const { link, token } = (await askApi(owner.terms, 'createLink', asking)).document;
    return { guest: speaker(studio, token), id: link.id };
  };

  test('lets somebody without an account see one project and say something about it', async () => {
    const { guest } = await shared(true);
    const other = await askApi(owner.terms, 'createProject', { params: {}, body: { title: 'Hidden' } });
    const { projects } = (await askApi(guest, 'listProjects', { params: {} })).document;
    expect(projects.map(({ id }) => id)).toEqual([known.projectId]);
    const hidden = { params: { projectId: other.document.project.id } };
    await expect(askApi(guest, 'getProject', hidden)).rejects.toEqual(refusedAs('PROJECT_UNKNOWN'));
    expect((await askApi(guest, 'getRun', { params: { runId: known.runId } })).document.run.id).toBe(
      known.runId,
    );
    const params = { projectId: known.projectId };
    const nameless = askApi(guest, 'addComment', { params, body: { text: 'Slower.' } });
    await expect(nameless).rejects.toEqual(refusedAs('PARAMS_INVALID'));
    const nowhere = { text: 'Slower.', guestName: 'Grandma', frame: Number.MAX_SAFE_INTEGER };
    await expect(askApi(guest, 'addComment', { params, body: nowhere })).rejects.toEqual(
      refusedAs('PARAMS_INVALID'),
    );
    const said = { text: 'Slower.', guestName: 'Grandma', frame: 12, runId: known.runId };
    const { comment } = (await askApi(guest, 'addComment', { params, body: said })).document;
    expect(comment).toMatchObject({ author: { name: 'Grandma' }, frame: 12, isResolved: false });
    const me = (await askApi(guest, 'getMe', { params: {} })).document;
    expect(me).toMatchObject({ principal: { by: 'share link', ...params }, account: null, memberships: [] });
  });

  test('shows no more than it was made for, and nothing once it is revoked', async () => {
    const { guest, id } = await shared(false);
    const params = { projectId: known.projectId };
    const said = askApi(guest, 'addComment', { params, body: { text: 'No.', guestName: 'Eve' } });
    await expect(said).rejects.toEqual(refusedAs('RIGHT_MISSING'));
    const drafted = askApi(guest, 'getRevision', { params: { ...params, revisionId: known.revisionId } });
    await expect(drafted).rejects.toEqual(refusedAs('RIGHT_MISSING'));
    const script = { params: { runId: known.runId, plan: 'script' as const } };
    await expect(fetchFile(guest, 'getPlan', script)).rejects.toEqual(refusedAs('RIGHT_MISSING'));
    const bounds = askApi(guest, 'listShotBounds', { params: { runId: known.runId } });
    await expect(bounds).rejects.toEqual(refusedAs('FILE_UNKNOWN'));
    await askApi(owner.terms, 'revokeLink', { params: { ...params, linkId: id } });
    const { links } = (await askApi(owner.terms, 'listLinks', { params })).document;
    expect(links.map((link) => link.id)).not.toContain(id);
    await expect(askApi(guest, 'getProject', { params })).rejects.toEqual(refusedAs('KEY_WRONG'));
  });

  test('lets a browser in, whose address is then anybody’s', async () => {
    const asking = { params: { projectId: known.projectId }, body: {} };
    const { href, token } = (await askApi(owner.terms, 'createLink', asking)).document;
    const page = await fetch(`${studio.url}${href}`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/']);
    const shared = page.headers.getSetCookie()[0] ?? '';
    expect(shared).toMatch(new RegExp(`^ainern2d-share=${token}; Path=/; HttpOnly; SameSite=Strict`));
    const me = async (cookie: string): Promise<Response> =>
      fetch(`${studio.url}${API_PATH}/me`, { headers: { cookie } });
    const link = shared.split(';')[0] ?? '';
    expect(await (await me(link)).json()).toMatchObject({ principal: { by: 'share link' }, account: null });
    expect((await me(`${link}; ainern2d-at=${owner.terms.key}`)).status).toBe(200);
    expect((await me(`${link}; ainern2d-at=${owner.refreshToken}`)).status).toBe(401);
  });
});

describe('what is set whole', () => {
  test('is set by whoever names the tag of what is there, and by nobody else', async () => {
    const member = await memberOf(studio, owner, 'viewer');
    const params = { projectId: known.projectId };
    const listed = (await askApi(owner.terms, 'listMembers', { params: {} })).document.members;
    const role = listed.find(({ accountId }) => accountId === member.accountId)?.etag;
    const revisions = (await askApi(owner.terms, 'listRevisions', { params })).document.revisions;
    const [revision] = revisions.filter(({ sealedAt }) => sealedAt !== null);
    const budget = await askApi(owner.terms, 'getBudget', { params });
    const named = { ...params, revisionId: revision!.id };
    const setting = [
      (seen: object) => {
        const asked = { params: { accountId: member.accountId }, body: { role: 'writer' as const } };
        return askApi(owner.terms, 'setRole', { ...asked, ...seen });
      },
      (seen: object) => askApi(owner.terms, 'setBudget', { params, body: { limitMicros: 7 }, ...seen }),
      (seen: object) => askApi(owner.terms, 'nameRevision', { params: named, body: { name: 'A' }, ...seen }),
    ];
    for (const [at, seen] of [role, budget.etag ?? '', revision?.etag].entries()) {
      await expect(setting[at]!({})).rejects.toEqual(refusedAs('SEEN_MISSING'));
      const { etag } = await setting[at]!({ seen });
      await expect(setting[at]!({ seen })).rejects.toEqual(refusedAs('EDIT_CONFLICT'));
      expect((await setting[at]!({ seen: `"other", ${etag ?? ''}` })).etag).toBe(etag);
    }
  });
});

describe('comments', () => {
  const params = (): { projectId: string } => ({ projectId: known.projectId });

  test('are changed by whoever said them, seen to by reviewers, and taken back by owners', async () => {
    const [writer, reviewer] = [
      await memberOf(studio, owner, 'writer'),
      await memberOf(studio, owner, 'reviewer'),
    ];
    const first = await askApi(writer.terms, 'addComment', { params: params(), body: { text: 'Longer?' } });
    const { id } = first.document.comment;
    const answer = { text: 'Yes.', replyTo: id };
    await askApi(owner.terms, 'addComment', { params: params(), body: answer });
    const named = { ...params(), commentId: id };
    const seen = first.etag ?? '';
    expect(first.document.comment.etag).toBe(seen);
    const shorter = { params: named, body: { text: 'Shorter!' } };
    const others = askApi(reviewer.terms, 'changeComment', { ...shorter, seen });
    await expect(others).rejects.toEqual(refusedAs('COMMENT_UNKNOWN'));
    const unseen = askApi(writer.terms, 'changeComment', shorter);
    await expect(unseen).rejects.toEqual(refusedAs('SEEN_MISSING'));
    const change = { params: named, body: { text: 'Shorter?' }, seen };
    const changed = await askApi(writer.terms, 'changeComment', change);
    expect(changed.etag).toBe(changed.document.comment.etag);
    await expect(askApi(writer.terms, 'changeComment', change)).rejects.toEqual(refusedAs('EDIT_CONFLICT'));
    await askApi(reviewer.terms, 'resolveComment', { params: named, body: { isResolved: true } });
    const { comments } = (
      await askApi(writer.terms, 'listComments', { params: params(), query: { resolved: 'yes' } })
    ).document;
    expect(comments).toEqual([expect.objectContaining({ id, text: 'Shorter?', isResolved: true })]);
    await askApi(owner.terms, 'removeComment', { params: named });
    const left = (await askApi(writer.terms, 'listComments', { params: params() })).document.comments;
    expect(left.map((comment) => comment.replyTo)).toContain(id);
    expect(left.map((comment) => comment.id)).not.toContain(id);
    const again = askApi(writer.terms, 'addComment', {
      params: params(),
      body: { ...answer, runId: 'run-nobody' },
    });
    await expect(again).rejects.toEqual(refusedAs('RUN_UNKNOWN'));
  });

  test('are told of as they come, to those of the tenant and to no others', async () => {
    const heard = async (terms: ClientTerms, abort: AbortController): Promise<string[]> => {
      const names: string[] = [];
      for await (const { event } of readEvents(terms, { signal: abort.signal })) {
        if (event.name === 'project.commented') names.push(event.name);
        if (names.length === 2) break;
      }
      return names;
    };
    const [mine, strange] = [new AbortController(), new AbortController()];
    const told = heard(owner.terms, mine);
    const silent = heard(stranger.terms, strange).catch(() => []);
    await pause(300);
    for (const text of ['One.', 'Two.'])
      await askApi(owner.terms, 'addComment', { params: params(), body: { text } });
    expect(await told).toEqual(['project.commented', 'project.commented']);
    strange.abort();
    expect(await silent).toEqual([]);
  });
});

describe('what was done', () => {
  test('is written down, with who did it, and is whole', async () => {
    const { entries } = (await askApi(owner.terms, 'listDeeds', { params: {}, query: { limit: 200 } }))
      .document;
    const mine = entries.filter(({ actor }) => actor === owner.accountId).map(({ deed }) => deed);
    expect(mine.slice(0, 5)).toEqual(['register', 'createProject', 'submitStory', 'createRun', 'cancelRun']);
    expect(entries.find(({ outcome }) => outcome === 'RIGHT_MISSING')).toBeDefined();
    expect(JSON.stringify(entries)).not.toMatch(/example\.org|lamp on the table|(at|rt|ak|in|sl)_[\w-]{43}/);
    const check = (await askApi(owner.terms, 'checkDeeds', { params: {} })).document;
    expect(check).toMatchObject({ brokenAt: null, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(check.entries).toBeGreaterThanOrEqual(entries.length);
    const theirs = (await askApi(stranger.terms, 'listDeeds', { params: {} })).document.entries;
    expect(theirs.filter(({ actor }) => actor === owner.accountId)).toEqual([]);
  });

  test('by nobody known is told to those who operate', async () => {
    const { entries } = (await askApi(speaker(studio, studio.key), 'listSystemDeeds', { params: {} }))
      .document;
    const told = entries.map(({ deed, outcome }) => `${deed} ${outcome}`);
    expect(told).toContain('logIn LOGIN_WRONG');
    expect(told).not.toContain('refreshSession done');
  });

  test('is told to whoever it is known of, with everything else', async () => {
    const person = await registered(studio, 'known');
    const { project } = (await askApi(person.terms, 'createProject', { params: {}, body })).document;
    await askApi(person.terms, 'addComment', { params: { projectId: project.id }, body: { text: 'Mine.' } });
    const data = (await askApi(person.terms, 'exportMe', { params: {} })).document;
    expect(data).toMatchObject({ account: { email: emailOf('known') }, keys: [], next: null });
    expect([data.sessions.length, data.comments.map(({ text }) => text)]).toEqual([1, ['Mine.']]);
  });
});

describe('a stream of events', () => {
  test('ends for whoever is no member any more, and tells nothing of what happens after', async () => {
    const member = await memberOf(studio, owner, 'viewer');
    const told: string[] = [];
    const listening = (async () => {
      for await (const { event } of readEvents(member.terms, { signal: AbortSignal.timeout(20_000) }))
        told.push(JSON.stringify(event));
    })();
    await pause(300);
    await askApi(owner.terms, 'removeMember', { params: { accountId: member.accountId } });
    const secret = { params: {}, body: { title: 'After he had gone' } };
    const { project } = (await askApi(owner.terms, 'createProject', secret)).document;
    await listening;
    expect(told.join()).not.toContain(project.id);
  }, 30_000);
});

const listeners: Server[] = [];
afterAll(() => {
  for (const server of listeners) server.close().closeAllConnections();
});

/** Somebody else’s server, which takes what it is told the second time. */
function listener(): { server: Server; told: { headers: IncomingHttpHeaders; body: string }[] } {
  const told: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      told.push({ headers: request.headers, body });
      response.writeHead(told.length === 1 ? 500 : 204).end();
    });
  });
  listeners.push(server);
  return { server: server.listen(0, '127.0.0.1'), told };
}

describe('a webhook', () => {
  test.each([
    ['an address with signs that are none', { url: 'https://example.org/\0' }],
    ['an address with half a sign', { url: 'https://example.org/\ud800' }],
  ])('is refused for %s', async (_, { url }) => {
    const asked = askApi(owner.terms, 'createWebhook', { params: {}, body: { url } });
    await expect(asked).rejects.toEqual(refusedAs('PARAMS_INVALID'));
  });

  test('is told again after a place that can be one', async () => {
    const hook = { params: {}, body: { url: 'http://127.0.0.1:9/' } };
    const { id: webhookId } = (await askApi(owner.terms, 'createWebhook', hook)).document.webhook;
    const far = { params: { webhookId }, body: { position: Number.MAX_SAFE_INTEGER }, seen: '*' };
    await expect(askApi(owner.terms, 'setWebhook', far)).rejects.toEqual(refusedAs('PARAMS_INVALID'));
    await askApi(owner.terms, 'removeWebhook', { params: { webhookId } });
  });

  test('is told what happens, signed, again until it is taken, and once more where it asks', async () => {
    const { server, told } = listener();
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const asking = { params: {}, body: { url, events: ['project.commented' as const] } };
    const { webhook, secret } = (await askApi(owner.terms, 'createWebhook', asking)).document;
    const params = { projectId: known.projectId };
    await askApi(owner.terms, 'addComment', { params, body: { text: 'Told to others.' } });
    const until = async (count: number): Promise<void> => {
      for (let at = 0; at < 200 && told.length < count; at += 1) await pause(50);
      expect(told.length).toBeGreaterThanOrEqual(count);
    };
    await until(1);
    const named = { webhookId: webhook.id };
    // It would wait five seconds before it tries again.
    await pause(100);
    const again = { params: named, body: { state: 'active' as const }, seen: webhook.etag };
    await askApi(owner.terms, 'setWebhook', again);
    await until(2);
    const [first, second] = told;
    expect(second?.body).toBe(first?.body);
    expect(JSON.parse(second?.body ?? '')).toMatchObject({
      event: { name: 'project.commented', projectId: known.projectId },
    });
    const [, at, mac] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(second?.headers['ainern2d-signature'])) ?? [];
    expect(mac).toBe(
      createHmac('sha256', secret)
        .update(`${at ?? ''}.${second?.body ?? ''}`)
        .digest('hex'),
    );
    await pause(200);
    await askApi(owner.terms, 'setWebhook', { ...again, body: { position: webhook.position } });
    await until(3);
    expect(told[2]?.headers['ainern2d-delivery']).toBe(second?.headers['ainern2d-delivery']);
    const { webhooks } = (await askApi(owner.terms, 'listWebhooks', { params: {} })).document;
    expect(webhooks.find(({ id }) => id === webhook.id)).toMatchObject({
      state: 'active',
      lastOutcome: '204',
    });
    expect(JSON.stringify(webhooks)).not.toContain(secret);
    await askApi(owner.terms, 'removeWebhook', { params: named });
  }, 30_000);
});
