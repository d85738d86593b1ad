/** A portrait for whoever chooses how somebody looks. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { PortraitOrder } from '../../contracts/drawing.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import { madeOnce, type KeepingPorts } from '../runtime/spot-work.ts';

const engine: Provider = {
  ...{ id: 'paper-cut', url: 'embedded:paper-cut', kinds: ['portrait'], rung: 'drawn', model: 'paper-cut-1' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

export async function drawPortrait(
  ports: KeepingPorts,
  scope: Scope,
  inputs: PortraitOrder,
): Promise<{ artifact: ArtifactRef }> {
  const { sha256, bytes, mediaType } = await madeOnce(ports, scope, {
    ...{ kind: 'portrait', inputs, engine, role: 'portrait' },
  });
  return { artifact: { sha256, bytes, mediaType } };
}
