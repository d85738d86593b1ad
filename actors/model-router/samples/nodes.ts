/** Nodes and what they tell, for tests. */
import type { Gpu, KnownNode, NodeTelemetry } from '../../../contracts/telemetry.ts';

export const sampleOf = (nodeId: string, more: Partial<NodeTelemetry> = {}): NodeTelemetry => ({
  ...{ nodeId, host: nodeId, at: '2026-01-01T00:00:00.000Z', isDraining: false, labels: [], kinds: ['shot'] },
  ...{ cores: 2, cpuShare: 0, memoryTotalMb: 8_000, memoryFreeMb: 4_000 },
  ...{ slots: 2, running: 0, queue: 0, durations: {}, failures: 0, gpus: 'none' },
  ...more,
});

export const aliveNode = (nodeId: string, more: Partial<NodeTelemetry> = {}): KnownNode => ({
  ...{ nodeId, state: 'alive', since: '2026-01-01T00:00:00.000Z', silentMs: 200, because: [] },
  telemetry: sampleOf(nodeId, more),
});

export const gpuOf = (more: Partial<Gpu> = {}): Gpu => ({
  ...{ name: 'h200', utilisation: 0, vramTotalMb: 80_000, vramFreeMb: 60_000, temperatureC: 40 },
  residentModels: [],
  ...more,
});
