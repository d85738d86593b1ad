import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import type { AssetVectors } from '../../actors/asset-knowledge/asset-vectors.ts';
import { LIKENESS_LENGTH, unit } from '../../actors/asset-knowledge/likeness/vector.ts';
import type { OwnAssets } from '../../actors/asset-knowledge/own-assets.ts';
import type { Claim } from '../../actors/orchestrator/journal.ts';
import { submitted, handedIn, workerOf } from '../repositories/samples/dispatched.ts';
import { testScope } from '../repositories/samples/fresh-database.ts';
import { claimant, commitOf, jobOf, orderOf, waiting } from '../repositories/samples/runs.ts';
import {
  hubStoresIn,
  runStoresIn,
  type HubStores,
  type RunStores,
} from '../repositories/samples/stores-of.ts';
import { assetVectors } from '../repositories/asset-vectors.ts';
import { ownAssets } from '../repositories/own-assets.ts';
import { gatewayStore } from '../repositories/gateway.ts';
import { migrateAll } from '../data-source.ts';
import { startEmbeddedServer } from '../embedded/start.ts';
import { databaseOn, embedded } from '../open.ts';
import { checkSameTables, connectFolder } from './connect.ts';
import { allTables } from './film-tables.ts';
import { forgetFilm, holdFilm, releaseFilm } from './hold-film.ts';
import { findProjects, readFilm } from './read-film.ts';
import { writeFilm } from './write-film.ts';

interface Side {
  readonly client: Client;
  readonly hub: HubStores;
  readonly runs: RunStores;
  readonly assets: OwnAssets;
  readonly vectors: AssetVectors;
  readonly openProject: (id: string, key: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function side(): Promise<Side> {
  const server = await startEmbeddedServer(null);
  await migrateAll(server);
  const database = databaseOn(embedded(server));
  const client = await connectFolder(server);
  const knowledge = await database.of('asset-knowledge');
  const gateway = gatewayStore(await database.of('gateway'));
  return {
    client,
    hub: await hubStoresIn(database),
    runs: await runStoresIn(database),
    assets: ownAssets(knowledge),
    vectors: assetVectors(knowledge),
    openProject: async (id, idempotencyKey) =>
      void (await gateway.projects.open(testScope, { id, title: '灯笼', idempotencyKey })),
    close: async () => {
      await client.end();
      await database.close();
    },
  };
}

const PROJECT = testScope.projectId;
const other = { ...testScope, projectId: 'prj-other' };
let here: Side;
let there: Side;
const lease = { workerId: 'w', kinds: ['voice' as const], limit: 9, leastMs: 0, leaseMs: 60_000 };

async function claimed({ journal }: RunStores): Promise<Claim> {
  const claim = await journal.claim('run-1', claimant('a node'), 60_000);
  if (claim === null) throw new Error('The run is held.');
  return claim;
}

/** A run that has heard of one job, while another is being done and a third waits. */
async function beginFilm({ openProject, hub, runs }: Side): Promise<void> {
  await openProject(PROJECT, 'folder');
  await hub.store.register(testScope, workerOf('w'));
  await hub.store.submit(testScope, [submitted('one'), submitted('two', { digest: 'b'.repeat(64) })], []);
  const [first] = await hub.store.lease({ ...lease, limit: 1 });
  await hub.store.complete([
    { jobId: first?.lease.jobId ?? '', token: first?.lease.token ?? 0, result: handedIn },
  ]);
  await hub.store.lease({ ...lease, limit: 1 });
  await hub.store.submit(testScope, [submitted('three', { digest: 'c'.repeat(64) })], []);
  const done = (await hub.log.readEvents(0, 99)).find(({ name }) => name === 'job.succeeded');
  await runs.journal.create(orderOf('run-1'), testScope, waiting('run-1'));
  const claim = await claimed(runs);
  await runs.journal.commit(
    commitOf(claim, { documents: { heard: done?.position ?? 0 }, opened: [jobOf('l1')] }),
  );
}

const likeness = unit(Array.from({ length: LIKENESS_LENGTH }, (_, at) => Math.cos(at)));

/** An asset of the project, and what it is like. */
async function addAsset({ assets, vectors }: Side): Promise<void> {
  await assets.keep(testScope, {
    ...{ id: 'ast-moves', projectId: PROJECT, kind: 'prop', terms: ['灯笼'], licence: 'own', origin: '' },
    ...{ fileName: 'a.png', size: null, uploadId: 'upl-moves' },
    artifact: { sha256: 'a'.repeat(64), bytes: 9, mediaType: 'image/png' },
  });
  await vectors.keep(testScope, 'ast-moves', likeness);
}

const bring = (from: Side, to: Side, more: { key: string; replaces: boolean }): Promise<number> =>
  writeFilm(to.client, {
    ...{ project: PROJECT, ...more },
    pages: (take) => readFilm(from.client, PROJECT, take),
  });

const states = async ({ client }: Side) =>
  (
    await client.query<{ job_id: string }>(
      'select job_id, state, attempt, token::int, worker_id, lease_until from worker_hub.dispatch order by job_id',
    )
  ).rows;

const heardIn = async ({ client }: Side): Promise<unknown> =>
  (
    await client.query<{ id: string }>(
      `select l.id, r.owner, r.lease_until from orchestrator.run r left join worker_hub.event_log l on l.position = (r.documents->>'heard')::int`,
    )
  ).rows;

beforeAll(async () => {
  [here, there] = [await side(), await side()];
  await beginFilm(here);
  await addAsset(here);
  // Another film is made there, whose events have the positions that these have here.
  await there.openProject('prj-other', 'another folder');
  await there.hub.store.register(other, workerOf('w'));
  await there.hub.store.submit(other, [submitted('else', { digest: 'd'.repeat(64) })], []);
  await there.hub.store.lease(lease);
}, 120_000);

afterAll(async () => {
  await here.close();
  await there.close();
});

describe('a film that is moved', () => {
  test('appends its events to logs in their order, and is told from where it goes on', async () => {
    const before = await there.hub.log.readEvents(0, 99);
    expect(await bring(here, there, { key: 'k', replaces: false })).toBeGreaterThan(10);
    const [own, all] = [await here.hub.log.readEvents(0, 99), await there.hub.log.readEvents(0, 99)];
    expect(all.slice(0, before.length)).toEqual(before);
    const [last] = before.slice(-1);
    const moved = all.slice(before.length);
    expect(moved.map(({ position: _position, ...event }) => event)).toEqual(
      own.map(({ position: _position, ...event }) => event),
    );
    expect(moved.every(({ position }) => position > (last?.position ?? 0))).toBe(true);
    const done = own.find(({ name }) => name === 'job.succeeded');
    expect(await heardIn(there)).toEqual([{ id: done?.id, owner: null, lease_until: null }]);
  });

  test('brings its assets and what they are like', async () => {
    const { tenantId } = testScope;
    expect(await there.vectors.find(tenantId, 'ast-moves')).toEqual(
      await here.vectors.find(tenantId, 'ast-moves'),
    );
    const [found] = await there.vectors.nearest(tenantId, {
      ...{ space: 'picture', vector: likeness, kind: null, except: null, worth: new Map(), limit: 9 },
    });
    expect(found?.assetId).toBe('ast-moves');
    expect(found?.score).toBeCloseTo(1, 4);
  });

  test('brings no lease, and the attempt that was cut off does not count', async () => {
    const free = { worker_id: null, lease_until: null };
    expect((await states(there)).filter(({ job_id }) => job_id !== 'else')).toEqual([
      { job_id: 'one', state: 'succeeded', attempt: 1, token: 1, ...free },
      { job_id: 'three', state: 'queued', attempt: 0, token: 0, ...free },
      { job_id: 'two', state: 'queued', attempt: 0, token: 1, ...free },
    ]);
  });

  test('is found by the key of where it is', async () => {
    expect(await findProjects(there.client, { id: null, key: 'k' })).toEqual([{ id: PROJECT, key: 'k' }]);
    expect(await findProjects(there.client, { id: null, key: 'folder' })).toEqual([]);
  });

  test('and moved again changes nothing', async () => {
    const before = await states(there);
    expect(await bring(here, there, { key: 'k', replaces: false })).toBe(0);
    expect(await states(there)).toEqual(before);
  });

  test('overwrites nothing that has become another', async () => {
    await there.client.query(`update orchestrator.job set state = 'succeeded'`);
    await expect(bring(here, there, { key: 'k', replaces: false })).rejects.toMatchObject({
      code: 'FILM_CONFLICT',
      message: expect.stringContaining('1 row of orchestrator.job would be overwritten'),
    });
    expect((await there.runs.views.jobs('run-1', '', 9)).map(({ state }) => state)).toEqual(['succeeded']);
  });
});

describe('a film that is held', () => {
  test('is neither claimed nor leased, and what was being done of it is not believed', async () => {
    const [two] = (await there.hub.store.lease(lease)).filter(({ lease: { jobId } }) => jobId === 'two');
    const claim = await claimed(there.runs);
    await holdFilm(there.client, PROJECT);
    await expect(there.runs.journal.commit(commitOf(claim))).rejects.toMatchObject({ code: 'RUN_FENCED' });
    expect(await there.runs.journal.claim('run-1', claimant('a node'), 60_000)).toBe(null);
    expect(await there.hub.store.lease(lease)).toEqual([]);
    const late = { jobId: 'two', token: two?.lease.token ?? 0, result: handedIn };
    expect(await there.hub.store.complete([late])).toEqual([false]);
  });

  test('goes on when it is released', async () => {
    await releaseFilm(there.client, PROJECT);
    expect(await there.hub.store.lease(lease)).toHaveLength(2);
    expect(await there.runs.journal.claim('run-1', claimant('a node'), 60_000)).not.toBe(null);
  });

  test('comes back as it has become, in place of the older copy, and is gone from there', async () => {
    await holdFilm(there.client, PROJECT);
    await bring(there, here, { key: 'folder', replaces: true });
    await forgetFilm(there.client, PROJECT);
    expect((await here.runs.views.jobs('run-1', '', 9)).map(({ state }) => state)).toEqual(['succeeded']);
    const log = await here.hub.log.readEvents(0, 99);
    expect(log.map(({ position }) => position)).toEqual(log.map((_event, at) => at + 1));
    expect(log.every(({ projectId }) => projectId === PROJECT)).toBe(true);
    expect(await here.hub.store.lease({ ...lease, kinds: ['voice'] })).toEqual([]);
    await here.hub.store.register(testScope, workerOf('w'));
    expect(await here.hub.store.lease(lease)).toHaveLength(2);
    expect(await findProjects(there.client, { id: PROJECT, key: 'k' })).toEqual([]);
    expect((await states(there)).map(({ job_id }) => job_id)).toEqual(['else']);
    expect((await there.hub.log.readEvents(0, 99)).length).toBeGreaterThan(log.length);
  });
});

describe('two sides', () => {
  const refused = (message: string) => ({
    code: 'CONFIGURATION_INVALID',
    message: expect.stringContaining(message),
  });

  test('of the same version may hand films over', async () => {
    await checkSameTables(here.client, there.client, 'db/films');
  });

  test('of two versions may not, whichever is the newer', async () => {
    await there.client.query(`insert into planner.migrations (timestamp, name) values (1, 'Later1')`);
    const other = refused('db/films has the tables of another version (planner: Later1)');
    await expect(checkSameTables(here.client, there.client, 'db/films')).rejects.toMatchObject(other);
    await expect(checkSameTables(there.client, here.client, 'db/films')).rejects.toMatchObject(other);
  });

  test('are none where there is no installation', async () => {
    await there.client.query('alter schema observer rename to something_else');
    await expect(checkSameTables(here.client, there.client, 'db/films')).rejects.toMatchObject(
      refused('db/films has no installation in it yet'),
    );
  });
});

test('no table of the database is unknown to a move', async () => {
  const { rows } = await here.client.query<{ name: string; columns: string[] }>(
    `select table_schema || '.' || table_name as name, array_agg(column_name::text order by column_name) as columns from information_schema.columns
     where table_schema = any($1) and table_name <> 'migrations' group by 1 order by 1`,
    [allTables.map(({ schema }) => schema)],
  );
  const known = allTables.map(({ name, columns, numbered }) => ({
    name,
    columns: [...columns, ...(numbered === null ? [] : [numbered])].sort(),
  }));
  expect(rows).toEqual(known.sort((a, b) => (a.name < b.name ? -1 : 1)));
});
