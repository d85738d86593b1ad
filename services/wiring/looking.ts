/** Has the crew of the node look at a file, or listen to it: what it is like is no job of any run, and is asked for here and now. */
import { z } from 'zod';
import { decodeJson } from '../../actors/runtime/maker.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { Failure } from '../../contracts/error.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { Installation } from './installation.ts';
import { systemScope } from './system-scope.ts';

const provider: Provider = {
  ...{
    id: 'likeness',
    url: 'embedded:likeness',
    kinds: ['likeness'],
    rung: 'synthetic',
    model: 'likeness-1',
  },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

const ESTIMATE_MS = 100;

/** The crew is told of all work in the same form; it hands the file on, and nothing of a run. */
const taskOf = (file: ArtifactRef): TaskSpec => ({
  ...{ ...systemScope, runId: 'none', jobId: `likeness-${file.sha256}`, key: `likeness:${file.sha256}` },
  ...{ kind: 'likeness', kindVersion: jobKinds.likeness.version, stage: jobKinds.likeness.stage },
  ...{ subject: {}, inputs: { ...file }, takeNo: 0, digest: file.sha256, estimateMs: ESTIMATE_MS },
  recipe: { rung: provider.rung, provider: provider.id, model: provider.model, workflow: 'likeness' },
});

const Likeness = z.array(z.number());

/** Rejects with UPLOAD_UNREADABLE, WORKER_CRASHED or WORKER_STALLED, or when the signal aborts. */
export const lookWith =
  ({ crew, objects }: Pick<Installation, 'crew' | 'objects'>) =>
  async (file: ArtifactRef, signal: AbortSignal): Promise<readonly number[]> => {
    const seat = await crew.seat(['likeness'], signal);
    try {
      const job = { task: taskOf(file), provider, onProgress: () => undefined, signal };
      const [made] = (await seat.run(job)).artifacts;
      if (made === undefined) throw new Failure('RESULT_INVALID', `Nothing came of ${job.task.key}.`);
      return Likeness.parse(decodeJson(await objects.get(made.sha256)));
    } finally {
      seat.leave();
    }
  };
