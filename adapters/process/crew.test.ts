import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CrewJob } from '../../actors/runtime/crew.ts';
import type { Provider } from '../../contracts/route.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import { systemClock } from '../clock/system.ts';
import { openObjects } from '../objects/index.ts';
import { ProcessCrew, type CrewSettings } from './crew.ts';

// Other tests may have both cores.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'crew-'));
const objectsUrl = `folder:${join(folder, 'objects')}`;
const objects = openObjects(objectsUrl);
let shortStory = '';
let longStory = '';
let foreignStory = '';

const put = async (text: string): Promise<string> =>
  (await objects.put(new TextEncoder().encode(text), 'text/plain')).sha256;

beforeAll(async () => {
  const told = '小明走进屋子，看见老王坐在炉边。“你好，老王。”小明说。\n\n';
  shortStory = await put(told);
  // About ten seconds of reading: nothing here waits for its end.
  longStory = await put(told.repeat(30_000));
  foreignStory = await put('Старик сидел у реки и молчал.');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const provider: Provider = {
  ...{ id: 'rules', url: 'embedded:rules', kinds: ['reading'], rung: 'model', model: 'rules' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

function reading(story: string, more: Partial<CrewJob> = {}): CrewJob {
  const inputs = { story, fileName: 'story.txt', title: '', language: 'auto', cast: [] };
  return {
    task: {
      ...{ tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'y', runId: 'r', jobId: 'j' },
      ...{ key: 'reading', kind: 'reading', kindVersion: 1, stage: 'extraction', subject: {}, inputs },
      recipe: { rung: 'model', provider: 'rules', model: 'rules', workflow: 'plain' },
      ...{ takeNo: 0, digest: '0'.repeat(64), estimateMs: 1 },
    },
    ...{ provider, onProgress: () => undefined, signal: new AbortController().signal },
    ...more,
  };
}

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

async function until(holds: () => boolean, what: string, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It never came to be that ${what}.`);
    await pause(20);
  }
}

async function doOne(pool: ProcessCrew, job: CrewJob): Promise<WorkerResult> {
  const seat = await pool.seat(['reading'], new AbortController().signal);
  return seat.run(job).finally(() => seat.leave());
}

/** Starts a job that takes long, and waits until its process is at it. */
async function begun(
  pool: ProcessCrew,
  more: Partial<CrewJob> = {},
): Promise<{ done: Promise<unknown>; pid: number }> {
  let isAtWork = false;
  const done = doOne(pool, reading(longStory, { onProgress: () => (isAtWork = true), ...more }));
  done.catch(() => undefined);
  await until(() => isAtWork, 'the work begins');
  return { done, pid: children()[0] ?? 0 };
}

describe('a process of the crew', () => {
  test('does a job and stores what comes of it', async () => {
    const shares: number[] = [];
    const result = await doOne(crew(), reading(shortStory, { onProgress: (share) => shares.push(share) }));
    expect(result.artifacts.map(({ role }) => role)).toEqual(['reading']);
    expect(result.facts).toMatchObject({ language: 'zh', cast: 2 });
    expect(await objects.stat(result.artifacts[0]!.sha256)).toBe(result.artifacts[0]!.bytes);
    expect(shares.at(-1)).toBe(1);
  });

  test('is used again for the next job, after a maker refused one too', async () => {
    const pool = crew();
    await expect(doOne(pool, reading(foreignStory))).rejects.toMatchObject({
      code: 'STORY_LANGUAGE_UNKNOWN',
    });
    const [first] = children();
    await doOne(pool, reading(shortStory));
    expect(children()).toEqual([first]);
  });

  test('refuses inputs that are not of the kind’s form, bytes that are not there, and a provider it does not know', async () => {
    const pool = crew();
    const wrong = reading(shortStory);
    await expect(
      doOne(pool, { ...wrong, task: { ...wrong.task, inputs: { story: 'nowhere' } } }),
    ).rejects.toMatchObject({ code: 'JOB_INPUTS_INVALID' });
    await expect(doOne(pool, reading('f'.repeat(64)))).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
    await expect(
      doOne(pool, { ...wrong, provider: { ...provider, url: 'openai://nowhere' } }),
    ).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });

  test('is told nothing of the caller’s environment', async () => {
    process.env['AINERN_SECRET_OF_THE_CALLER'] = 'secret';
    const pool = crew();
    pool.warm('reading');
    const [pid] = children();
    await until(
      () => readFileSync(`/proc/${pid}/environ`, 'utf8').includes('TZ=UTC'),
      'it has an environment',
    );
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((entry) => entry.split('=')[0]);
    delete process.env['AINERN_SECRET_OF_THE_CALLER'];
    expect(names).toContain('AINERN_OBJECTS');
    expect(names).not.toContain('AINERN_SECRET_OF_THE_CALLER');
    expect(names).not.toContain('LC_ALL');
  });
});

describe('work that is begun before it is ordered', () => {
  const ahead = (story: string) => {
    const { task } = reading(story);
    return { kind: task.kind, inputs: task.inputs, provider };
  };

  test('is found done by the job that orders the same, and by no other', async () => {
    const pool = crew();
    const result = await pool.begin(ahead(shortStory));
    const [pid] = children();
    const shares: number[] = [];
    const onProgress = (share: number): number => shares.push(share);
    expect(await doOne(pool, reading(shortStory, { onProgress }))).toEqual(result);
    expect([shares, children()]).toEqual([[], [pid]]);
    const again = await doOne(pool, reading(shortStory, { onProgress }));
    expect([again.artifacts, shares.at(-1)]).toEqual([result?.artifacts, 1]);
  });

  test('comes to nothing when it cannot be done; why, the job says', async () => {
    const pool = crew();
    expect(await pool.begin(ahead(foreignStory))).toBeNull();
    await expect(doOne(pool, reading(foreignStory))).rejects.toMatchObject({
      code: 'STORY_LANGUAGE_UNKNOWN',
    });
  });

  test('comes to nothing when its process ends', async () => {
    const pool = crew();
    const begun = pool.begin(ahead(longStory));
    process.kill(children()[0] ?? 0, 'SIGKILL');
    expect(await begun).toBeNull();
  });
});

describe('a process that ends before its work does', () => {
  test('fails that attempt and nothing else: the next one runs in a fresh process', async () => {
    const pool = crew();
    const { done, pid } = await begun(pool);
    process.kill(pid, 'SIGKILL');
    await expect(done).rejects.toMatchObject({
      code: 'WORKER_CRASHED',
      message: expect.stringContaining('SIGKILL'),
    });
    const result = await doOne(pool, reading(shortStory));
    expect(result.artifacts).toHaveLength(1);
    expect(children()).not.toContain(pid);
    expect(pool.taken).toBe(0);
  });

  test('while it is idle is not given the next job', async () => {
    const pool = crew();
    await doOne(pool, reading(shortStory));
    const [pid] = children();
    process.kill(pid!, 'SIGKILL');
    await until(() => !existsSync(`/proc/${pid}`), 'it is gone and its parent knows');
    await pause(20);
    expect((await doOne(pool, reading(shortStory))).artifacts).toHaveLength(1);
  });
});

describe('a process that says nothing', () => {
  test('is taken to hang, and ended', async () => {
    // Longer than a process takes to start on a busy machine.
    const pool = crew({ stallMs: 4_000 });
    const { done, pid } = await begun(pool);
    await expect(done).rejects.toMatchObject({ code: 'WORKER_STALLED' });
    await until(() => !existsSync(`/proc/${pid}`), 'it is gone');
  });
});

describe('work that is not wanted any more', () => {
  test('ends its process, and frees the seat for the next', async () => {
    const pool = crew();
    const abort = new AbortController();
    const { done, pid } = await begun(pool, { signal: abort.signal });
    abort.abort();
    await expect(done).rejects.toThrow();
    await until(() => !existsSync(`/proc/${pid}`), 'it is gone');
    expect((await doOne(pool, reading(shortStory))).artifacts).toHaveLength(1);
  });
});

describe('seats', () => {
  test('are as many as were ordered; whoever comes later waits until one is left', async () => {
    const pool = crew({ seats: 2 });
    const { signal } = new AbortController();
    const first = await pool.seat(['reading'], signal);
    await pool.seat(['reading'], signal);
    expect([pool.seats, pool.taken]).toEqual([2, 2]);
    let isSeated = false;
    const third = pool.seat(['reading'], signal).then(() => (isSeated = true));
    await pause(20);
    expect(isSeated).toBe(false);
    first.leave();
    first.leave();
    await third;
    expect(pool.taken).toBe(2);
  });

  test('are not waited for by whoever is told to stop', async () => {
    const pool = crew();
    await pool.seat(['reading'], new AbortController().signal);
    const abort = new AbortController();
    const waiting = pool.seat(['reading'], abort.signal);
    abort.abort();
    await expect(waiting).rejects.toThrow();
    expect(pool.taken).toBe(1);
  });
});

describe('a seat whose process has never done such work', () => {
  const estimated = (estimateMs: number): CrewJob['task'] => ({ ...reading(longStory).task, estimateMs });

  test('is a novice’s while one that knows it is soon free, and nobody’s otherwise', async () => {
    const pool = crew({ seats: 3 });
    const { signal } = new AbortController();
    const isNovice = async (): Promise<boolean> => {
      const seat = await pool.seat(['reading'], signal);
      seat.leave();
      return seat.isNovice;
    };
    expect(await isNovice()).toBe(false);
    await begun(pool, { task: estimated(60_000) });
    expect(await isNovice()).toBe(false);
    await begun(pool, { task: estimated(100) });
    expect(await isNovice()).toBe(true);
  });

  test('is not taken when an idle process has', async () => {
    const pool = crew({ seats: 2 });
    const { signal } = new AbortController();
    pool.warm('voice');
    const held = await pool.seat(['voice'], signal);
    const { task } = reading(shortStory);
    const begunAhead = await pool.begin({ kind: task.kind, inputs: task.inputs, provider });
    held.leave();
    // Whoever has rested longest would be first.
    (await pool.seat(['reading'], signal)).leave();
    expect(children()).toHaveLength(2);
    expect(await doOne(pool, reading(shortStory))).toEqual(begunAhead);
  });
});

describe('processes that nobody needs', () => {
  test('are let go when they have been idle, because they hold memory', async () => {
    let nowMs = 0;
    const pool = crew({ clock: { ...systemClock, now: () => nowMs } });
    await doOne(pool, reading(shortStory));
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
