import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EventEnvelope } from '../../contracts/event.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { Lease, WorkerResult } from '../../contracts/worker.ts';
import { hashLike, result, submitted, workerOf } from '../../db/repositories/samples/dispatched.ts';
import { askAs, type Ask } from '../../services/wiring/ask.ts';
import { openFleet, type Fleet } from './fleet.ts';
import { scope } from './small-node.ts';

jest.setTimeout(60_000);

let fleet: Fleet;
let [worker, orchestrator]: readonly [Ask, Ask] = [] as never;

beforeAll(async () => {
  fleet = await openFleet();
  const hub = await fleet.start({ modules: ['worker-hub'] });
  [worker, orchestrator] = [askAs(hub, 'worker-audio'), askAs(hub, 'orchestrator')];
  await worker(scope, workerHub.registerWorker, workerOf('w'));
}, 60_000);

afterAll(() => fleet[Symbol.asyncDispose]());

const timings = { role: 'timings', sha256: hashLike('2'), bytes: 9, mediaType: 'application/json' } as const;
const whole: WorkerResult = { ...result, artifacts: [...result.artifacts, timings] };

const digest = hashLike('dada');
const submit = (jobId: string): Promise<{ queued: number; reused: number }> =>
  orchestrator(scope, workerHub.submitJobs, { jobs: [submitted(jobId, { digest })] });

async function lease(): Promise<Lease> {
  const wanted = { workerId: 'w', kinds: ['voice' as const], limit: 1, leastMs: 0 };
  const [given] = (await worker(scope, workerHub.leaseJobs, wanted)).leases;
  if (given === undefined) throw new Error('No job waits.');
  return given.lease;
}

async function handIn({ jobId, token }: Lease, handed: WorkerResult) {
  const done = [{ jobId, token, result: handed }];
  return (await worker(scope, workerHub.completeJobs, { done })).answers[0];
}

const news = async (jobId: string): Promise<readonly EventEnvelope[]> =>
  (await orchestrator(scope, workerHub.readEvents, { after: 0, limit: 500 })).events.filter(
    ({ data }) => data['jobId'] === jobId,
  );

const isKnown = async (): Promise<boolean> =>
  digest in (await orchestrator(scope, workerHub.lookUpDigests, { digests: [digest] })).found;

describe('a result that is not what its kind promises', () => {
  test('is refused, and after two of them the job is poison; nothing of them is kept', async () => {
    await submit('bad');
    const refused = { accepted: false, refusal: { code: 'RESULT_INVALID' } };
    const [first, second] = [result, { ...whole, facts: {} }];
    expect(await handIn(await lease(), first)).toMatchObject(refused);
    expect(await handIn(await lease(), second)).toMatchObject(refused);
    await expect(lease()).rejects.toThrow('No job waits.');
    const told = await news('bad');
    expect(told.map(({ name }) => name)).toEqual(['job.leased', 'job.expired', 'job.leased', 'job.failed']);
    expect(told.at(-1)?.data['failure']).toEqual({
      code: 'JOB_POISONOUS',
      message:
        'Too many workers have failed at the work, the last at attempt 2: voice:bad: The result of a voice says undefined for “samples”; it must be a whole number above zero.',
    });
    expect(await isKnown()).toBe(false);
  });

  test('is made again, and whoever does it right is believed', async () => {
    expect(await submit('good')).toEqual({ queued: 1, reused: 0 });
    const spoilt = await lease();
    await handIn(spoilt, result);
    expect(await handIn(spoilt, whole)).toEqual({ accepted: false });
    expect(await handIn(await lease(), whole)).toEqual({ accepted: true });
    expect((await news('good')).map(({ name }) => name)).toEqual([
      ...['job.leased', 'job.expired', 'job.leased', 'job.succeeded'],
    ]);
  });
});
