/** Jobs as orchestrator hands them to the hub, and what comes of them, for tests. */
import type { HandedIn, SubmittedJob } from '../../../actors/worker-hub/dispatch-store.ts';
import { jobKinds, type JobKind } from '../../../contracts/job-kinds.ts';
import type { Worker, WorkerResult } from '../../../contracts/worker.ts';
import { testScope } from './fresh-database.ts';

interface Wanted {
  readonly kind?: JobKind;
  readonly digest?: string;
  readonly labels?: readonly string[];
  readonly vramMb?: number;
  readonly asOf?: number;
}

const recipe = { rung: 'synthetic', provider: 'espeak', model: 'm', workflow: 'plain' } as const;

/** A digest, or an address, that begins like this. */
export const hashLike = (beginning: string): string => beginning.padEnd(64, '0');

export function submitted(jobId: string, more: Wanted = {}): SubmittedJob {
  const { kind = 'voice', digest = hashLike('a'), labels = [], vramMb = 0, asOf = 0 } = more;
  return {
    asOf,
    task: {
      ...testScope,
      ...{ runId: 'run-1', jobId, key: `voice:${jobId}`, kind, kindVersion: jobKinds[kind].version },
      ...{ stage: jobKinds[kind].stage, subject: { lineId: jobId }, inputs: { text: '走吧。' } },
      ...{ recipe, takeNo: 0, digest, estimateMs: 10 },
    },
    decision: {
      ...{ jobId, recipe, labels: [...labels], candidates: [], refused: [], because: [] },
      reservedMicros: 0,
    },
    provider: {
      ...{ id: 'espeak', url: 'embedded:espeak', kinds: ['voice'], rung: 'synthetic', model: 'm' },
      ...{ needs: { gpu: vramMb > 0, vramMb, labels: [] }, priceMicros: 0 },
    },
  };
}

/** A worker as it registers. */
export const workerOf = (id: string, more: Partial<Worker> = {}): Worker => ({
  ...{ id, nodeId: `node-of-${id}`, kinds: ['voice', 'shot', 'music', 'effect'], slots: 1 },
  ...{ labels: [], vramMb: 0 },
  ...more,
});

export const result: WorkerResult = {
  artifacts: [{ role: 'speech', sha256: hashLike('1'), bytes: 4, mediaType: 'audio/wav' }],
  facts: { samples: 480 },
  cpuMs: 12,
};

/** The same, taken for the result of whatever job the tests have done. */
export const handedIn: HandedIn = { ...result, kinds: ['voice', 'shot', 'music', 'effect'] };
