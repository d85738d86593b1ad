/** What every store of people must do: a token proves one membership for its time, and nothing else. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { roleTag } from '../../actors/runtime/value-tags.ts';
import type { AccountStore } from '../../actors/gateway/account-store.ts';
import type { Role } from '../../contracts/rights.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { expectOneOfTwo } from './samples/one-of-two.ts';
import { testScope } from './samples/fresh-database.ts';
import { accountStore } from './sessions.ts';

let own: ModuleDatabase;
let store: AccountStore;

const inTenant = (tenantId: string): Scope => ({ ...testScope, tenantId, projectId: tenantId });

/** Somebody with an account, in a tenant. */
async function person(id: string, tenantId: string, role: Role): Promise<void> {
  const account = { id, email: `${id}@example.org`, name: id, passwordHash: 'hash' };
  await store.accounts.insert(testScope, account);
  await store.tenants.open(inTenant(tenantId), { id: tenantId, title: tenantId });
  await store.members.add(inTenant(tenantId), { id: `m-${id}-${tenantId}`, accountId: id, role });
}

const begun = (accountId: string, tenantId: string): Promise<unknown> =>
  store.sessions.begin(inTenant(tenantId), {
    id: `s-${accountId}-${tenantId}`,
    accountId,
    access: `at-${accountId}-${tenantId}`,
    refresh: `rt-${accountId}-${tenantId}`,
  });

const all = { after: null, limit: 100 };

const rolesIn = async (tenantId: string): Promise<string[]> =>
  (await store.members.list(tenantId, all)).items.map(({ accountId, role }) => `${accountId} ${role}`);

/** Takes an invitation into the tenant of all of these. */
const taking = (id: string, accountId: string): Promise<boolean> =>
  store.invitations.take(
    inTenant('t-inv'),
    { id, tenantId: 't-inv', role: 'writer' },
    { id: `m-${accountId}-inv`, accountId },
  );

const age = (what: string): Promise<unknown> => own.query(`update gateway.token ${what}`);

function describePeople(): void {
  test('keeps one account for an address, and forgets it whole', async () => {
    const account = { id: 'ada', email: 'ada@example.org', name: 'Ada', passwordHash: 'x' };
    const both = [account, { ...account, id: 'eve' }].map((each) => store.accounts.insert(testScope, each));
    expect((await Promise.all(both)).filter((isNew) => isNew)).toHaveLength(1);
    const { id } = (await store.accounts.byEmail('ada@example.org'))!;
    await store.tenants.open(inTenant('t-ada'), { id: 't-ada', title: 'Ada’s' });
    await store.members.add(inTenant('t-ada'), { id: 'm-ada', accountId: id, role: 'owner' });
    await begun(id, 't-ada');
    expect(await store.tenants.of(id)).toEqual([{ tenantId: 't-ada', title: 'Ada’s', role: 'owner' }]);
    await store.accounts.erase(id);
    expect(await store.accounts.find(id)).toBeNull();
    expect(await store.ownerOf(`at-${id}-t-ada`)).toBeNull();
    const kept = await own.query(`select email, name, password_hash from gateway.account where id = $1`, [
      id,
    ]);
    expect(kept).toEqual([{ email: null, name: '', password_hash: null }]);
    expect(await store.accounts.insert(testScope, { ...account, id: 'ada-2' })).toBe(true);
  });

  test('forgets a name as the title of tenants too, and leaves others theirs', async () => {
    const scope = { ...testScope, correlationId: 'req-zoe' };
    const account = { id: 'zoe', email: 'zoe@example.org', name: 'Zoe Zed', passwordHash: 'x' };
    await store.accounts.insert(scope, account);
    const titles = { 'z-own': 'Zoe Zed', 'z-left': 'Zoe Zed', 'z-joined': 'zoe zed ', 'z-alone': 'The lamp' };
    const others = { 'z-shared': 'The wolf', 'z-namesake': 'Zoe Zed' };
    for (const [id, title] of Object.entries({ ...titles, ...others })) {
      const request = id === 'z-own' || id === 'z-left' ? scope : testScope;
      await store.tenants.open({ ...request, tenantId: id, projectId: id }, { id, title });
    }
    const member = (tenantId: string, accountId: string): Promise<void> =>
      store.members.add(inTenant(tenantId), { id: `m-${accountId}-${tenantId}`, accountId, role: 'owner' });
    for (const id of ['z-own', 'z-joined', 'z-alone', 'z-shared']) await member(id, 'zoe');
    await person('yan', 'z-yan', 'owner');
    for (const id of ['z-own', 'z-left', 'z-joined', 'z-shared', 'z-namesake']) await member(id, 'yan');
    await store.accounts.erase('zoe');
    const kept = (await store.tenants.list({ after: null, limit: 999 })).items.filter(
      ({ id }) => id in { ...titles, ...others },
    );
    const unnamed = Object.fromEntries(Object.keys(titles).map((id) => [id, id]));
    expect(Object.fromEntries(kept.map(({ id, title }) => [id, title]))).toEqual({ ...unnamed, ...others });
  });

  test('leaves a tenant an owner, however many leave at once', async () => {
    await person('bo', 't-two', 'owner');
    await person('cy', 't-two', 'owner');
    const left = await Promise.allSettled(['bo', 'cy'].map((id) => store.members.remove('t-two', id)));
    expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const {
      items: [last],
    } = await store.members.list('t-two', all);
    const refused = store.members.setRole('t-two', last!.accountId, { role: 'viewer', seen: null });
    await expect(refused).rejects.toMatchObject({ code: 'OWNER_LAST' });
    expect(await store.members.setRole('t-two', 'nobody', { role: 'viewer', seen: null })).toBeNull();
    expect(await store.members.remove('t-elsewhere', last!.accountId)).toBe(false);
  });

  test('lets one of those who take an invitation at once have it, in its time', async () => {
    const made = await store.invitations.insert(inTenant('t-inv'), {
      ...{ id: 'inv-1', hash: 'h1', role: 'writer', days: 3 },
    });
    expect((await store.invitations.list('t-inv', all)).items.map(({ id }) => id)).toEqual([made.id]);
    expect(await store.invitations.find('h1')).toEqual({ id: 'inv-1', tenantId: 't-inv', role: 'writer' });
    for (const id of ['ann', 'ben']) await person(id, `t-${id}`, 'owner');
    const taken = await Promise.all(['ann', 'ben'].map((id) => taking('inv-1', id)));
    expect(taken.filter((isMine) => isMine)).toHaveLength(1);
    const joined = ['ann', 'ben'].filter((_, at) => taken[at]);
    expect(await rolesIn('t-inv')).toEqual([`${joined[0] ?? ''} writer`]);
    expect(await store.invitations.find('h1')).toBeNull();
    await store.invitations.insert(inTenant('t-inv'), { id: 'inv-2', hash: 'h2', role: 'viewer', days: 1 });
    expect(await store.invitations.revoke('t-other', 'inv-2')).toBe(false);
    expect(await store.invitations.revoke('t-inv', 'inv-2')).toBe(true);
    expect(await store.invitations.find('h2')).toBeNull();
    await store.invitations.insert(inTenant('t-inv'), { id: 'inv-3', hash: 'h3', role: 'viewer', days: 1 });
    await own.query(`update gateway.invitation set expires_at = now() where id = 'inv-3'`);
    expect(await taking('inv-3', 'ann')).toBe(false);
  });

  test('makes a member something else for whoever has seen what he is, one of two at once', async () => {
    await person('ned', 't-seen', 'viewer');
    const seen = [roleTag({ role: 'viewer' })];
    await expectOneOfTwo((which) =>
      store.members.setRole('t-seen', 'ned', { role: which === 0 ? 'writer' : 'reviewer', seen }),
    );
    expect(await rolesIn('t-seen')).toEqual([expect.stringMatching(/^ned (writer|reviewer)$/)]);
  });

  test('leaves nobody in a tenant without an owner, whoever is erased or becomes less at once', async () => {
    for (const id of ['kim', 'lee']) await person(id, 't-left', 'owner');
    await person('max', 't-left', 'viewer');
    const both = await Promise.allSettled(['kim', 'lee'].map((id) => store.accounts.erase(id)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = (await store.members.list('t-left', all)).items.find(
      ({ role }) => role === 'owner',
    )!.accountId;
    await expect(store.accounts.erase(left)).rejects.toMatchObject({ code: 'OWNER_LAST' });
    expect((await store.accounts.find(left))?.name).toBe(left);
    await store.members.setRole('t-left', 'max', { role: 'owner', seen: null });
    const gone = [
      store.accounts.erase(left),
      store.members.setRole('t-left', 'max', { role: 'viewer', seen: null }),
    ];
    expect((await Promise.allSettled(gone)).map(({ status }) => status).sort()).toEqual([
      ...['fulfilled', 'rejected'],
    ]);
    expect((await rolesIn('t-left')).filter((each) => each.endsWith('owner'))).toHaveLength(1);
  });

  test('lets nobody join a tenant that its last member has left', async () => {
    for (const id of ['ned', 'oda']) await person(id, `t-${id}`, 'owner');
    await store.invitations.insert(inTenant('t-ned'), {
      ...{ id: 'inv-4', hash: 'h4', role: 'viewer', days: 1 },
    });
    const open = (await store.invitations.find('h4'))!;
    await store.accounts.erase('ned');
    const member = { id: 'm-oda', accountId: 'oda' };
    expect(await store.invitations.take(inTenant('t-ned'), open, member)).toBe(false);
    expect(await rolesIn('t-ned')).toEqual([]);
    await store.invitations.insert(inTenant('t-oda'), {
      ...{ id: 'inv-5', hash: 'h5', role: 'viewer', days: 1 },
    });
    const offered = (await store.invitations.find('h5'))!;
    const erased = { id: 'm-ned', accountId: 'ned' };
    expect(await store.invitations.take(inTenant('t-oda'), offered, erased)).toBe(false);
  });
}

function describeProofs(): void {
  test('says whom a token is of, for as long as it is good', async () => {
    await person('dee', 't-dee', 'director');
    await begun('dee', 't-dee');
    const owner = { by: 'session', accountId: 'dee', name: 'dee', tenantId: 't-dee', role: 'director' };
    expect(await store.ownerOf('at-dee-t-dee')).toMatchObject({ ...owner, rights: null });
    expect(await store.ownerOf('rt-dee-t-dee')).toBeNull();
    expect(await store.ownerOf('at-nobody')).toBeNull();
    await store.members.setRole('t-dee', 'dee', { role: 'director', seen: null });
    await age(`set expires_at = now() where hash = 'at-dee-t-dee'`);
    expect(await store.ownerOf('at-dee-t-dee')).toBeNull();
  });

  test('ends with the membership, and with the session', async () => {
    await person('eli', 't-eli', 'writer');
    await person('boss', 't-eli', 'owner');
    await begun('eli', 't-eli');
    await store.members.remove('t-eli', 'eli');
    expect(await store.ownerOf('at-eli-t-eli')).toBeNull();
    await begun('boss', 't-eli');
    await store.sessions.end('eli', 's-boss-t-eli');
    expect(await store.ownerOf('at-boss-t-eli')).not.toBeNull();
    await store.sessions.end('boss', 's-boss-t-eli');
    expect(await store.ownerOf('at-boss-t-eli')).toBeNull();
  });

  test('gives the next two tokens once, and ends the session of a token that comes back later', async () => {
    await person('fay', 't-fay', 'owner');
    await begun('fay', 't-fay');
    const first = await Promise.all([1, 2].map(() => store.sessions.use('rt-fay-t-fay', null)));
    expect(first.map(({ kind }) => kind).sort()).toEqual(['good', 'raced']);
    const next = { access: 'at-fay-2', refresh: 'rt-fay-2' };
    const times = await store.sessions.renew(inTenant('t-fay'), 's-fay-t-fay', next);
    expect(Date.parse(times.refreshExpiresAt)).toBeGreaterThan(Date.parse(times.accessExpiresAt));
    expect(await store.ownerOf('at-fay-2')).not.toBeNull();
    await age(`set used_at = now() - interval '1 minute' where hash = 'rt-fay-t-fay'`);
    expect(await store.sessions.use('rt-fay-t-fay', null)).toEqual({
      kind: 'stolen',
      sessionId: 's-fay-t-fay',
    });
    expect(await store.ownerOf('at-fay-2')).toBeNull();
    expect(await store.sessions.use('rt-fay-2', null)).toEqual({ kind: 'unknown' });
  });

  test('does not use a token up for a tenant that is not of whoever brings it', async () => {
    await person('ivy', 't-ivy', 'owner');
    await person('ivy', 't-ivy2', 'viewer');
    await person('jon', 't-jon', 'owner');
    await begun('ivy', 't-ivy');
    for (const tenantId of ['t-jon', 't-nowhere'])
      expect(await store.sessions.use('rt-ivy-t-ivy', tenantId)).toEqual({ kind: 'elsewhere', tenantId });
    const used = await store.sessions.use('rt-ivy-t-ivy', 't-ivy2');
    expect(used).toEqual({
      ...{ kind: 'good', sessionId: 's-ivy-t-ivy', accountId: 'ivy', tenantId: 't-ivy2' },
    });
    expect(await store.sessions.use('rt-ivy-t-ivy', 't-jon')).toEqual({ kind: 'raced' });
  });

  test('keeps the other sessions of an account apart from the one that changes its password', async () => {
    await person('gus', 't-gus', 'owner');
    await person('gus', 't-gus2', 'owner');
    await begun('gus', 't-gus');
    await begun('gus', 't-gus2');
    await store.sessions.endOthers('gus', 's-gus-t-gus');
    expect(await store.ownerOf('at-gus-t-gus')).not.toBeNull();
    expect(await store.ownerOf('at-gus-t-gus2')).toBeNull();
  });

  test('knows a key of a program by its hash, until it is revoked by whoever has it', async () => {
    await person('hal', 't-hal', 'owner');
    const key = {
      id: 'k1',
      hash: 'kh1',
      accountId: 'hal',
      name: 'ci',
      rights: ['look'] as const,
      days: null,
    };
    expect(await store.apiKeys.insert(inTenant('t-hal'), key)).toMatchObject({ id: 'k1', expiresAt: null });
    expect(await store.ownerOf('kh1')).toMatchObject({ by: 'api key', rights: ['look'], role: 'owner' });
    expect(await store.apiKeys.revoke('t-hal', 'eve', 'k1')).toBe(false);
    expect(await store.apiKeys.revoke('t-eve', 'hal', 'k1')).toBe(false);
    expect(await store.apiKeys.revoke('t-hal', 'hal', 'k1')).toBe(true);
    expect(await store.ownerOf('kh1')).toBeNull();
    expect((await store.apiKeys.list('t-hal', 'hal', all)).items).toEqual([]);
  });
}

export function describeAccounts(name: string, open: () => Promise<Database>): void {
  describe(`the store of people on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('gateway');
      store = accountStore(own);
    });
    describePeople();
    describeProofs();
  });
}
