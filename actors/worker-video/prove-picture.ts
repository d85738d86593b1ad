/** Whether a picture that somebody has brought can be shown: it is made into a shot of one frame, as it would be in a film. */
import type { FootageOrder } from '../../contracts/drawing.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import type { workerVideo } from '../../contracts/modules/workers.ts';
import type { ReceivedParamsOf } from '../../contracts/action.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { Crew } from '../runtime/crew.ts';
import { fingerprint } from '../runtime/fingerprint.ts';

/** Whoever looks at it: every installation has it, and no price. */
const engine: Provider = {
  ...{ id: 'paper-cut', url: 'embedded:paper-cut', kinds: ['footage'], rung: 'drawn', model: 'paper-cut-1' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

/** As small and as short as a shot can be. */
const orderOf = (sha256: string, mediaType: FootageOrder['mediaType']): FootageOrder => ({
  ...{ footage: sha256, mediaType, language: 'en', width: 64, height: 64, fps: 24 },
  ...{ frames: 1, fadeOut: 0, overlays: [], draft: true },
});

function taskOf(scope: Scope, inputs: FootageOrder): TaskSpec {
  const { stage, version } = jobKinds.footage;
  const digest = fingerprint(['proof', inputs]);
  const name = `proof-${digest.slice(0, 20)}`;
  return {
    ...{ ...scope, runId: name, jobId: name, key: 'footage', kind: 'footage', kindVersion: version, stage },
    ...{ subject: {}, inputs, takeNo: 0, digest, estimateMs: 100 },
    recipe: { rung: engine.rung, provider: engine.id, model: engine.model, workflow: 'plain' },
  };
}

export interface ProofPorts {
  readonly crew: Pick<Crew, 'seat'>;
  /** Aborts when nobody should wait for it any longer. */
  readonly signal: AbortSignal;
}

/** What ends whoever decodes it would end him in a film as well. */
const ENDS_HIM = ['WORKER_CRASHED', 'WORKER_STALLED'];

/** Rejects with UPLOAD_UNREADABLE, and with MODULE_UNAVAILABLE where no seat was free in time. */
export async function provePicture(
  { crew, signal }: ProofPorts,
  scope: Scope,
  { sha256, mediaType }: ReceivedParamsOf<typeof workerVideo.provePicture>,
): Promise<Record<string, never>> {
  const task = taskOf(scope, orderOf(sha256, mediaType));
  try {
    const seat = await crew.seat(['footage'], signal);
    try {
      await seat.run({ task, provider: engine, onProgress: () => undefined, signal });
    } finally {
      seat.leave();
    }
    return {};
  } catch (error) {
    if (signal.aborted) throw new Failure('MODULE_UNAVAILABLE', 'No seat was free to look at the picture.');
    if (!ENDS_HIM.includes(codeOf(error))) throw error;
    throw new Failure('UPLOAD_UNREADABLE', 'The picture ends whoever decodes it.');
  }
}
