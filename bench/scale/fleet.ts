/** A fleet on paper: what its nodes tell each second, the same for the same seed. */
import type { Random } from '../../actors/runtime/random.ts';
import { jobKinds, type JobKind } from '../../contracts/job-kinds.ts';
import type { NodeTelemetry } from '../../contracts/telemetry.ts';
import { modulesOfRole } from '../../services/roles.ts';

/** One node in so many has a graphics card. */
const GPU_EVERY = 5;
const CORES = 8;

const kinds = Object.keys(jobKinds) as JobKind[];
const kindsOf = (role: string): JobKind[] => {
  const modules: readonly string[] = modulesOfRole(role);
  return kinds.filter((kind) => modules.includes(jobKinds[kind].worker));
};
const [plainKinds, gpuKinds] = [kindsOf('execution'), kindsOf('gpu')];

/** A name such as hosts give their nodes, new at every boot. */
const nameOf = (at: number): string =>
  `worker-${String(at).padStart(4, '0')}-${((at * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}`;

/** What node number `at` tells now. */
export function sampleOf(at: number, random: Random): NodeTelemetry {
  const hasGpu = at % GPU_EVERY === 0;
  const busy = Math.floor(random() * (CORES + 1));
  const nodeId = nameOf(at);
  const durations = Object.fromEntries(
    (hasGpu ? gpuKinds : plainKinds).map((kind) => [kind, Math.round(500 + 9_500 * random())]),
  );
  return {
    ...{ nodeId, host: nodeId.slice(0, 11), at: '2026-01-01T00:00:00.000Z', isDraining: false },
    ...{ labels: hasGpu ? ['gpu'] : [], kinds: hasGpu ? gpuKinds : plainKinds, cores: CORES },
    ...{ cpuShare: busy / CORES, memoryTotalMb: 32_000, memoryFreeMb: Math.round(16_000 * random()) },
    ...{ slots: CORES, running: busy, queue: busy === CORES ? 2 : 0, durations },
    failures: random() < 0.02 ? 1 : 0,
    gpus: hasGpu
      ? [
          {
            ...{ name: 'GPU', utilisation: random(), vramTotalMb: 24_000, temperatureC: 60 },
            ...{
              vramFreeMb: Math.round(24_000 * random()),
              residentModels: random() < 0.5 ? ['video-1'] : [],
            },
          },
        ]
      : 'none',
  };
}

export const fleetOf = (nodes: number, random: Random): NodeTelemetry[] =>
  Array.from({ length: nodes }, (_, at) => sampleOf(at, random));
