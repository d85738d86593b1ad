/** GPUs that are not there, for nodes without one: what they tell follows what the node does on them. */
import type { Gpus, GpuUse } from '../../actors/runtime/gpus.ts';
import type { Gpu } from '../../contracts/telemetry.ts';

export interface FakeSettings {
  readonly count: number;
  /** Memory of each, MB. */
  readonly vramMb: number;
}

/** What a driver keeps for itself, MB. */
const DRIVER_MB = 512;
const IDLE_C = 36;
const BUSY_C = 71;

/** One that is at work is never quite busy. */
const BUSY_SHARE = 0.96;

interface FakeGpu {
  /** Models in its memory with their size, MB; the one that was used last is last. */
  readonly models: Map<string, number>;
  jobs: number;
}

export class FakeGpus implements Gpus {
  readonly #settings: FakeSettings;
  readonly #gpus: readonly FakeGpu[];

  constructor(settings: FakeSettings) {
    this.#settings = settings;
    this.#gpus = Array.from({ length: settings.count }, () => ({
      models: new Map<string, number>(),
      jobs: 0,
    }));
  }

  async read(uses: readonly GpuUse[]): Promise<Gpu[]> {
    for (const gpu of this.#gpus) gpu.jobs = 0;
    for (const use of uses) this.#load(use);
    return this.#gpus.map((gpu) => this.#tell(gpu));
  }

  /** Work goes where its model lies, else to the idlest; what was used longest ago makes room. */
  #load({ model, vramMb }: GpuUse): void {
    const [gpu] = [...this.#gpus].sort(
      (a, b) => a.jobs - b.jobs || Number(b.models.has(model)) - Number(a.models.has(model)),
    );
    if (gpu === undefined) return;
    gpu.jobs += 1;
    gpu.models.delete(model);
    gpu.models.set(model, vramMb);
    const oldest = [...gpu.models.keys()];
    while (this.#freeOf(gpu) < 0 && gpu.models.size > 1) gpu.models.delete(oldest.shift() ?? model);
  }

  #freeOf({ models }: FakeGpu): number {
    const used = [...models.values()].reduce((sum, mb) => sum + mb, DRIVER_MB);
    return this.#settings.vramMb - used;
  }

  #tell(gpu: FakeGpu): Gpu {
    const isBusy = gpu.jobs > 0;
    return {
      name: 'fake GPU',
      utilisation: isBusy ? BUSY_SHARE : 0,
      vramTotalMb: this.#settings.vramMb,
      vramFreeMb: Math.max(0, this.#freeOf(gpu)),
      temperatureC: isBusy ? BUSY_C : IDLE_C,
      residentModels: [...gpu.models.keys()],
    };
  }
}
