/** Whether a picture that somebody has brought can be shown: it is made into a shot of one frame, as it would be in a film. */
import type { FootageOrder } from '../../contracts/drawing.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import type { workerVideo } from '../../contracts/modules/workers.ts';
import type { ReceivedParamsOf } from '../../contracts/action.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import { doOnTheSpot, type SpotPorts } from '../runtime/spot-work.ts';

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

/** What ends whoever decodes it would end him in a film as well. */
const ENDS_HIM = ['WORKER_CRASHED', 'WORKER_STALLED'];

/** Rejects with UPLOAD_UNREADABLE, and with MODULE_UNAVAILABLE where no seat was free in time. */
export async function provePicture(
  ports: SpotPorts,
  scope: Scope,
  { sha256, mediaType }: ReceivedParamsOf<typeof workerVideo.provePicture>,
): Promise<Record<string, never>> {
  try {
    await doOnTheSpot(ports, scope, { kind: 'footage', inputs: orderOf(sha256, mediaType), engine });
    return {};
  } catch (error) {
    if (!ENDS_HIM.includes(codeOf(error))) throw error;
    throw new Failure('UPLOAD_UNREADABLE', 'The picture ends whoever decodes it.');
  }
}
