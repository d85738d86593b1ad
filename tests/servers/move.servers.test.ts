import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import {
  eventsIn,
  madeIn,
  runCommand,
  scratchFolder,
  SMALL,
  startCommand,
  type Ended,
} from '../film/command.ts';
import { reportIn } from '../film/delivered.ts';
import { installationNamed, type Installation } from './installation.ts';
import { lossesIn, violationsIn } from './invariants.ts';
import type { Environment } from './node-process.ts';
import { story, sumsOf, type Sums } from './ordered-film.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const filmInto = (folder: string): readonly string[] => ['film', story, '--out', folder, ...SMALL, '--json'];

let laptop: Sums;
/** A folder in which the film was broken off among its shots, and what had been made there. */
const half = join(scratch.path, 'half');
let madeHere: readonly string[];

beforeAll(async () => {
  const whole = join(scratch.path, 'whole');
  expect((await runCommand(filmInto(whole))).code).toBe(0);
  laptop = sumsOf(whole);
  const running = startCommand(filmInto(half));
  await running.said('"kind":"shot"', 30);
  running.child.kill('SIGKILL');
  madeHere = [...madeIn((await running.ended).out).values()];
  expect(madeHere.length).toBeGreaterThan(0);
}, 240_000);

interface Site {
  readonly installation: Installation;
  readonly env: Environment;
  readonly move: (folder: string, ...options: readonly string[]) => Promise<Ended>;
}

/** An installation with tables and nothing else, neither films nor objects; its nodes are started by the tests. */
async function within(name: string, deed: (site: Site) => Promise<void>): Promise<void> {
  const installation = await installationNamed(name);
  const env = installation.environment;
  try {
    await (await installation.start('control')).end();
    await deed({
      installation,
      env,
      move: (folder, ...options) => runCommand(['move', folder, ...options], { env }),
    });
  } finally {
    await installation.close();
  }
}

function copyOf(folder: string, name: string): string {
  const copy = join(scratch.path, name);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

const counted = async ({ installation }: Site, table: string): Promise<number> =>
  (await installation.query<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count ??
  -1;

async function startNodes({ installation }: Site): Promise<void> {
  await Promise.all(['control,intelligence', 'execution'].map((role) => installation.start(role)));
}

describe('a film that was broken off in its folder', () => {
  test('is finished by the nodes of an installation, comes back, and is revised in the folder', async () => {
    await within('move_film', async (site) => {
      const folder = copyOf(half, 'traveller');
      const planned = await site.move(folder, '--to-cluster', '--dry-run', '--json');
      const [plan] = eventsIn(planned.out).filter(({ type }) => type === 'plan');
      expect(plan).toMatchObject({ objectsToMove: plan?.['objects'] });
      expect(await counted(site, 'gateway.project')).toBe(0);

      expect(await site.move(folder, '--to-cluster')).toMatchObject({ code: 0 });
      const left = await runCommand(filmInto(folder));
      expect([left.code, left.err]).toEqual([2, expect.stringContaining(`move ${folder} --from-cluster`)]);
      expect(await runCommand(['revise', folder, '--shot', 's1'])).toMatchObject({ code: 2, err: left.err });
      expect(await site.move(folder, '--to-cluster')).toMatchObject({ code: 0 });

      await startNodes(site);
      const finished = await runCommand([...filmInto(folder), '--cluster'], { env: site.env });
      expect([finished.code, finished.err]).toEqual([0, '']);
      expect(sumsOf(folder)).toEqual(laptop);
      expect(await lossesIn(site.installation)).toEqual([]);
      expect(await violationsIn(site.installation)).toEqual([]);
      const made = await site.installation.query<{ key: string }>(
        `select data->>'key' as key from worker_hub.event_log where name = 'job.succeeded' and data->>'reused' = 'false'`,
      );
      const keys = made.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(expect.arrayContaining([...madeHere]));
      expect(keys.length).toBeGreaterThan(madeHere.length);

      expect(await site.move(folder, '--from-cluster')).toMatchObject({ code: 0 });
      expect(await site.move(folder, '--from-cluster')).toMatchObject({ code: 0 });
      expect(await counted(site, 'orchestrator.run')).toBe(0);
      const again = await runCommand(filmInto(folder));
      expect([again.code, [...madeIn(again.out).values()]]).toEqual([0, []]);
      expect(sumsOf(folder)).toEqual(laptop);

      const shot = reportIn(folder).shots[1]?.id ?? '';
      const revised = await runCommand(['revise', folder, '--shot', shot, '--json']);
      expect(revised.code).toBe(0);
      const remade = [...madeIn(revised.out).values()];
      expect(remade).toContain(`shot:${shot}`);
      expect(remade.filter((key) => /^(voice|reading|rig|visemes|music)/.test(key))).toEqual([]);
      expect(reportIn(folder).shots.filter(({ reused }) => !reused)).toHaveLength(1);

      expect(await site.move(folder, '--to-cluster')).toMatchObject({ code: 0 });
      expect(await counted(site, 'orchestrator.run')).toBe(2);
      expect(await lossesIn(site.installation)).toEqual([]);
      expect(await violationsIn(site.installation)).toEqual([]);
      const there = await runCommand([...filmInto(folder), '--cluster'], { env: site.env });
      expect([there.code, sumsOf(folder)]).toEqual([0, laptop]);
    });
  }, 420_000);
});

/** Whatever a film has on the servers. */
const tables = ['gateway.project', 'orchestrator.run', 'orchestrator.job', 'worker_hub.dispatch'];
const logs = ['gateway', 'orchestrator', 'worker_hub', 'planner'].map((schema) => `${schema}.event_log`);

const countsOf = (site: Site): Promise<readonly number[]> =>
  Promise.all([...tables, ...logs, 'worker_hub.artifact_ref'].map((table) => counted(site, table)));

describe('a film that is moved twice', () => {
  test('is there once; what has become another meanwhile is refused', async () => {
    await within('move_twice', async (site) => {
      const [one, twin, late] = [copyOf(half, 'one'), copyOf(half, 'twin'), copyOf(half, 'late')];
      expect(await site.move(one, '--to-cluster')).toMatchObject({ code: 0 });
      const counts = await countsOf(site);
      expect(await site.move(twin, '--to-cluster')).toMatchObject({ code: 0 });
      expect(await countsOf(site)).toEqual(counts);

      await site.installation.query(`update orchestrator.run set seq = seq + 1`);
      const { code, err } = await site.move(late, '--to-cluster');
      expect([code, err]).toEqual([
        2,
        expect.stringContaining('another by now: 1 row of orchestrator.run would be overwritten.'),
      ]);
      expect(await countsOf(site)).toEqual(counts);
      expect(existsSync(join(late, '.ainern2d', 'moved.json'))).toBe(false);
      const back = await site.move(late, '--from-cluster');
      expect([back.code, back.err]).toEqual([2, expect.stringContaining('holds a film itself')]);
    });
  }, 240_000);

  test('is had again by a folder that has lost everything, and by no other', async () => {
    await within('move_lost', async (site) => {
      const [one, twin] = [copyOf(half, 'lost'), copyOf(half, 'left')];
      expect(await site.move(one, '--to-cluster')).toMatchObject({ code: 0 });
      expect(await site.move(twin, '--to-cluster')).toMatchObject({ code: 0 });
      rmSync(join(one, '.ainern2d'), { recursive: true });
      expect(await site.move(one, '--from-cluster')).toMatchObject({ code: 0 });
      const { code, err } = await site.move(twin, '--from-cluster');
      expect([code, err]).toEqual([2, expect.stringContaining('does not have the film')]);
      const finished = await runCommand(filmInto(one));
      expect([finished.code, sumsOf(one)]).toEqual([0, laptop]);
      const keys = [...madeIn(finished.out).values()];
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(expect.arrayContaining([...madeHere]));
    });
  }, 240_000);
});

/** Keeps others from something in the installation’s database, until one of them waits for it and is killed. */
async function killedWaiting(
  site: Site,
  folder: string,
  { keep, option }: { keep: string; option: string },
): Promise<void> {
  const client = new Client({ connectionString: site.env['AINERN_DATABASE'] });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(keep);
    const running = startCommand(['move', folder, option, '--json'], { env: site.env });
    while ((await client.query('select 1 from pg_locks where not granted')).rowCount === 0) {
      expect(running.child.exitCode).toBe(null);
      await pause(100);
    }
    process.kill(Number(readFileSync(join(folder, '.ainern2d', 'owner'), 'utf8')), 'SIGKILL');
    await running.ended;
    // Its session goes with it, and what it had begun.
    await client.query('rollback');
    while ((await client.query(othersSql)).rowCount !== 0) await pause(100);
  } finally {
    await client.end();
  }
}

const othersSql = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

describe('a move that is killed', () => {
  test('leaves nothing half there, is refused by other commands, and goes on or back when it is run again', async () => {
    await within('move_killed', async (site) => {
      const folder = copyOf(half, 'killed');
      const nothing = await countsOf(site);
      const objects = startCommand(['move', folder, '--to-cluster', '--json'], { env: site.env });
      await objects.said('"doing":"objects"', 5);
      objects.child.kill('SIGINT');
      expect(await objects.ended).toMatchObject({ code: 130, err: expect.stringContaining('go on') });

      const whileLogging = {
        keep: `select pg_advisory_xact_lock(hashtext('worker_hub'))`,
        option: '--to-cluster',
      };
      await killedWaiting(site, folder, whileLogging);
      expect(await countsOf(site)).toEqual(nothing);
      const left = await runCommand(filmInto(folder));
      expect([left.code, left.err]).toEqual([2, expect.stringContaining('is being moved to')]);
      expect(await site.move(folder, '--to-cluster')).toMatchObject({ code: 0 });
      expect(await counted(site, 'orchestrator.run')).toBe(1);

      await killedWaiting(site, folder, {
        keep: 'select 1 from orchestrator.run for update',
        option: '--from-cluster',
      });
      const coming = await runCommand([...filmInto(folder), '--cluster'], { env: site.env });
      expect([coming.code, coming.err]).toEqual([2, expect.stringContaining('is being brought back from')]);
      expect(await site.move(folder, '--to-cluster')).toMatchObject({ code: 0 });

      await killedWaiting(site, folder, {
        keep: 'select 1 from gateway.project for update',
        option: '--from-cluster',
      });
      const held = await site.installation.query('select owner, state from orchestrator.run');
      expect(held).toEqual([{ owner: 'move', state: 'running' }]);
      expect(await site.move(folder, '--from-cluster')).toMatchObject({ code: 0 });
      expect(await counted(site, 'orchestrator.run')).toBe(0);

      const finished = await runCommand(filmInto(folder));
      expect([finished.code, sumsOf(folder)]).toEqual([0, laptop]);
      const keys = [...new Map([...madeIn(finished.out)]).values()];
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(expect.arrayContaining([...madeHere]));
    });
  }, 300_000);
});
