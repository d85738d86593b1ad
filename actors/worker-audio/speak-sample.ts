/** A sentence for whoever chooses how somebody sounds. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { SpeechOrder } from '../../contracts/sound.ts';
import { madeOnce, type KeepingPorts } from '../runtime/spot-work.ts';

const engine: Provider = {
  ...{ id: 'espeak', url: 'embedded:espeak', kinds: ['voice'], rung: 'synthetic' },
  ...{ model: 'espeak-ng-emscripten-0.3.5', needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

export async function speakSample(
  ports: KeepingPorts,
  scope: Scope,
  inputs: SpeechOrder,
): Promise<{ artifact: ArtifactRef }> {
  const { sha256, bytes, mediaType } = await madeOnce(ports, scope, {
    ...{ kind: 'voice', inputs, engine, role: 'speech' },
  });
  return { artifact: { sha256, bytes, mediaType } };
}
