import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CrewJob } from '../../actors/runtime/crew.ts';
import { systemClock } from '../clock/system.ts';
import { openObjects } from '../objects/index.ts';
import { lookOf } from '../pictures/paper-cut/rehearsal.ts';
import { describeCrew } from './crew.conformance.ts';
import { ProcessCrew, type CrewSettings } from './crew.ts';
import {
  begunOn,
  doOne,
  putStories,
  readingAhead,
  readingJob,
  until,
  type Stories,
} from './samples/readings.ts';

// Other tests may have both cores.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'crew-'));
const objectsUrl = `folder:${join(folder, 'objects')}`;
const objects = openObjects(objectsUrl);
let stories: Stories;

beforeAll(async () => {
  stories = await putStories(objects);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: ProcessCrew[] = [];
function crew(more: Partial<CrewSettings> = {}): ProcessCrew {
  const opened = new ProcessCrew({ seats: 1, objectsUrl, clock: systemClock, ...more });
  open.push(opened);
  return opened;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

/** Processes that somebody has started, by the kernel’s own table. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
}

const children = (): number[] => childrenOf(process.pid);

describeCrew('a crew of processes', {
  objects,
  open: (terms) => new ProcessCrew({ objectsUrl, clock: systemClock, ...terms }),
  workers: () => children().length,
  kill: () => children().forEach((pid) => process.kill(pid, 'SIGKILL')),
});

describe('a process of the crew', () => {
  test('is used again for the next job, after a maker refused one too', async () => {
    const pool = crew();
    await expect(doOne(pool, readingJob(stories.foreign))).rejects.toMatchObject({
      code: 'STORY_LANGUAGE_UNKNOWN',
    });
    const [first] = children();
    await doOne(pool, readingJob(stories.short));
    expect(children()).toEqual([first]);
  });

  test('is replaced when it has worked for long, and the one in its place does the next job', async () => {
    const pool = crew({ wornMs: 1 });
    await doOne(pool, readingJob(stories.short));
    const [worn] = children();
    await until(() => !children().includes(worn ?? 0), 'the worn process has ended');
    await doOne(pool, readingJob(stories.short));
    await until(() => children().length === 1, 'only one is left again');
  });

  test('is told nothing of the caller’s environment but whom to trust, and the store where nobody else can read it', async () => {
    process.env['AINERN_SECRET_OF_THE_CALLER'] = 'secret';
    const pool = crew({ authorities: '/nowhere/authorities.pem' });
    pool.warm('reading');
    const [pid] = children();
    await until(
      () => readFileSync(`/proc/${pid}/environ`, 'utf8').includes('TZ=UTC'),
      'it has an environment',
    );
    const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const names = entries.map((entry) => entry.split('=')[0]);
    delete process.env['AINERN_SECRET_OF_THE_CALLER'];
    expect(entries).toContain('NODE_EXTRA_CA_CERTS=/nowhere/authorities.pem');
    expect([...entries, readFileSync(`/proc/${pid}/cmdline`, 'utf8')].join()).not.toContain(objectsUrl);
    expect(names).not.toContain('AINERN_SECRET_OF_THE_CALLER');
    expect(names).not.toContain('LC_ALL');
  });
});

/** A job that a fake GPU draws, to whose orders this happens. */
const rigJob = (mishap: string): CrewJob => {
  const job = readingJob('');
  const provider = { ...job.provider, id: 'fake', url: `fake-gpu://rig?${mishap}`, kinds: ['rig' as const] };
  const inputs = { style: 'paper-cut', world: 'chinese-old', look: lookOf() };
  return { ...job, provider, task: { ...job.task, key: 'rig:fox', kind: 'rig', inputs } };
};

describe('a process that hangs', () => {
  test.each(['hang', 'chatter'])(
    'is given no more work, although it is not gone at once: %s',
    async (how) => {
      // As long as another may take to get ready on a busy machine.
      const pool = crew({ stallMs: 6_000 });
      expect(pool.stallMs).toBe(6_000);
      await expect(doOne(pool, rigJob(`${how}=100`))).rejects.toMatchObject({
        code: 'WORKER_STALLED',
        message: 'The process came no further for 6000 ms while doing rig:fox.',
      });
      expect((await doOne(pool, readingJob(stories.short))).artifacts).toHaveLength(1);
    },
  );
});

describe('a process that holds more memory than it may', () => {
  test('is ended, and the number and the rule are said; who needs less is left alone', async () => {
    const pool = crew({ memoryMb: 450 });
    const growing = doOne(pool, rigJob('grow=100'));
    await expect(growing).rejects.toMatchObject({
      code: 'WORKER_CRASHED',
      message: expect.stringMatching(
        /^The process held \d+ MB while doing rig:fox, and was ended; it may hold 450 MB\.$/,
      ),
    });
    expect((await doOne(pool, rigJob('ms=1200'))).artifacts).toHaveLength(2);
  });

  test('is ended too when nobody has ordered its work yet', async () => {
    const { task, provider } = rigJob('grow=100');
    const { kind, inputs } = task;
    expect(await crew({ memoryMb: 450 }).begin({ kind, inputs, provider })).toBeNull();
  });

  test('goes first when the machine has none left', async () => {
    const pool = crew();
    pool.warm('reading');
    const [pid] = children();
    expect(readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8').trim()).toBe('1000');
    expect(readFileSync('/proc/self/oom_score_adj', 'utf8').trim()).not.toBe('1000');
  });
});

describe('a process that ends', () => {
  test('while it is idle is not given the next job', async () => {
    const pool = crew();
    await doOne(pool, readingJob(stories.short));
    const [pid] = children();
    process.kill(pid!, 'SIGKILL');
    await until(() => !existsSync(`/proc/${pid}`), 'it is gone and its parent knows');
    await pause(20);
    expect((await doOne(pool, readingJob(stories.short))).artifacts).toHaveLength(1);
  });
});

describe('a seat whose process has never done such work', () => {
  const estimated = (estimateMs: number): CrewJob => {
    const job = readingJob(stories.long);
    return { ...job, task: { ...job.task, estimateMs } };
  };

  test('is a novice’s while one that knows it is soon free, and nobody’s otherwise', async () => {
    const pool = crew({ seats: 3 });
    const { signal } = new AbortController();
    const isNovice = async (): Promise<boolean> => {
      const seat = await pool.seat(['reading'], signal);
      seat.leave();
      return seat.isNovice;
    };
    expect(await isNovice()).toBe(false);
    await begunOn(pool, estimated(60_000));
    expect(await isNovice()).toBe(false);
    await begunOn(pool, estimated(100));
    expect(await isNovice()).toBe(true);
  });

  test('is not taken when an idle process has', async () => {
    const pool = crew({ seats: 2 });
    const { signal } = new AbortController();
    pool.warm('voice');
    const held = await pool.seat(['voice'], signal);
    const begunAhead = await pool.begin(readingAhead(stories.short));
    held.leave();
    // Whoever has rested longest would be first.
    (await pool.seat(['reading'], signal)).leave();
    expect(children()).toHaveLength(2);
    expect(await doOne(pool, readingJob(stories.short))).toEqual(begunAhead);
  });
});

describe('more seats than one', () => {
  test('are there for as many as know such work, are given to whoever waits first, and nobody counts on the last', async () => {
    const pool = crew({ seats: 4 });
    const { signal } = new AbortController();
    expect(pool.prospect(['reading'], 9).seats).toBe(0);
    await Promise.all([1, 2, 3].map(() => doOne(pool, readingJob(stories.short))));
    const hope = pool.prospect(['reading'], 9);
    expect([hope.seats, pool.prospect(['reading'], 9).seats, pool.prospect(['voice'], 9).seats]).toEqual([
      ...[3, 0, 0],
    ]);
    const others = await Promise.all([1, 2].map(() => pool.seat(['reading'], signal)));
    expect([hope.take()?.isNovice, hope.take()?.isNovice, hope.take()]).toEqual([false, false, null]);
    others[0]?.leave();
    const waiting = pool.seat(['reading'], signal);
    expect(hope.take()).toBeNull();
    await waiting;
  });
});

describe('processes that nobody needs', () => {
  test('are let go when they have been idle, because they hold memory', async () => {
    let nowMs = 0;
    const pool = crew({ clock: { ...systemClock, now: () => nowMs } });
    await doOne(pool, readingJob(stories.short));
    expect(children()).toHaveLength(1);
    nowMs = 4_001;
    await until(() => children().length === 0, 'it is let go');
  });

  test('end when the crew is dismissed', async () => {
    const pool = crew();
    pool.warm('reading');
    pool.warm('reading');
    expect(children()).toHaveLength(1);
    await pool.close();
    expect(children()).toEqual([]);
  });

  test('end with the crew, those too that wait for a job on their seat', async () => {
    const pool = crew();
    pool.warm('reading');
    await pool.seat(['reading'], new AbortController().signal);
    await pool.close();
    expect(children()).toEqual([]);
  });

  test('end when their node is killed', async () => {
    const node = spawn(process.execPath, ['--input-type=module', '--eval', orphaning], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    });
    const [line] = (await once(node.stdout, 'data')) as [Buffer];
    const orphans = childrenOf(node.pid ?? 0);
    expect([line.toString().trim(), orphans.length]).toEqual(['warm', 1]);
    process.kill(node.pid ?? 0, 'SIGKILL');
    await until(() => orphans.every((pid) => !existsSync(`/proc/${pid}`)), 'they are gone');
  });
});

/** A node that starts a process, and is killed when it is there. */
const orphaning = `
  const { ProcessCrew } = await import(${JSON.stringify(fileURLToPath(new URL('./crew.ts', import.meta.url)))});
  const crew = new ProcessCrew({ seats: 1, objectsUrl: ${JSON.stringify(objectsUrl)}, clock: { now: () => 0 } });
  crew.warm('reading');
  setTimeout(() => console.log('warm'), 300);
`;
