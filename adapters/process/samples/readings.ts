/** Stories to be read by a crew, short and long, for tests. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Crew, CrewJob } from '../../../actors/runtime/crew.ts';
import type { Objects } from '../../../actors/runtime/objects.ts';
import { jobKinds } from '../../../contracts/job-kinds.ts';
import type { Provider } from '../../../contracts/route.ts';
import type { WorkerResult } from '../../../contracts/worker.ts';

export interface Stories {
  readonly short: string;
  /** About ten seconds of reading: nothing waits for its end. */
  readonly long: string;
  /** In a language that is refused. */
  readonly foreign: string;
}

export async function putStories(objects: Objects): Promise<Stories> {
  const put = async (text: string): Promise<string> =>
    (await objects.put(new TextEncoder().encode(text), 'text/plain')).sha256;
  const told = '小明走进屋子，看见老王坐在炉边。“你好，老王。”小明说。\n\n';
  return {
    short: await put(told),
    long: await put(told.repeat(30_000)),
    foreign: await put('Старик сидел у реки и молчал.'),
  };
}

export const rules: Provider = {
  ...{ id: 'rules', url: 'embedded:rules', kinds: ['reading'], rung: 'model', model: 'rules' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

/** The job to read a story. */
export function readingJob(story: string, more: Partial<CrewJob> = {}): CrewJob {
  const inputs = { story, fileName: 'story.txt', title: '', language: 'auto', cast: [] };
  const { stage, version } = jobKinds.reading;
  return {
    task: {
      ...{ tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'y', runId: 'r', jobId: 'j' },
      ...{ key: 'reading', kind: 'reading', kindVersion: version, stage, subject: {}, inputs },
      recipe: { rung: 'model', provider: 'rules', model: 'rules', workflow: 'plain' },
      ...{ takeNo: 0, digest: '0'.repeat(64), estimateMs: 1 },
    },
    ...{ provider: rules, onProgress: () => undefined, signal: new AbortController().signal },
    ...more,
  };
}

/** The same before it is ordered. */
export const readingAhead = (story: string) => ({
  ...{ kind: 'reading' as const, inputs: readingJob(story).task.inputs, provider: rules },
});

export async function until(holds: () => boolean, what: string, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It never came to be that ${what}.`);
    await pause(20);
  }
}

export async function doOne(crew: Crew, job: CrewJob): Promise<WorkerResult> {
  const seat = await crew.seat(['reading'], new AbortController().signal);
  return seat.run(job).finally(() => seat.leave());
}

/** Starts a job that takes long, and waits until somebody is at it. */
export async function begunOn(crew: Crew, job: CrewJob): Promise<{ readonly done: Promise<unknown> }> {
  let isAtWork = false;
  const done = doOne(crew, { ...job, onProgress: () => (isAtWork = true) });
  done.catch(() => undefined);
  await until(() => isAtWork, 'the work begins');
  return { done };
}
