/** GPUs of NVIDIA, asked of the program that comes with their driver. */
import type { Clock } from '../../actors/runtime/clock.ts';
import type { Gpus, GpuUse } from '../../actors/runtime/gpus.ts';
import type { Gpu, GpuReading } from '../../contracts/telemetry.ts';
import { gpusIn, SMI_FIELDS, usableGpus } from './smi-answer.ts';

export interface Question {
  readonly program: string;
  readonly args: readonly string[];
  readonly timeoutMs: number;
}

export interface SmiPorts {
  /** What the program writes; rejects when it is not there, fails, or does not answer in time. */
  readonly ask: (question: Question) => Promise<string>;
  readonly clock: Pick<Clock, 'now'>;
  readonly program?: string;
}

/** The driver is not asked more often, ms. */
const ASK_EVERY_MS = 1_000;
/** Where it is missing or hangs it is asked again so rarely, ms, because every try costs a process. */
const TRY_AGAIN_MS = 60_000;
/** A driver that wakes its GPU first takes about two seconds. */
const TIMEOUT_MS = 3_000;

export class NvidiaSmi implements Gpus {
  readonly #ports: SmiPorts;
  #last: Promise<readonly Gpu[]> | null = null;
  #known: readonly Gpu[] | null = null;
  #askAgainAt = 0;

  constructor(ports: SmiPorts) {
    this.#ports = ports;
  }

  /** What was answered last; only the first answer is waited for. */
  async read(uses: readonly GpuUse[]): Promise<GpuReading> {
    const now = this.#ports.clock.now();
    if (this.#last === null || now >= this.#askAgainAt) {
      // Not before the answer to this one has come.
      this.#askAgainAt = Infinity;
      this.#last = this.#ask();
    }
    const gpus = this.#known ?? (await this.#last);
    return gpus.length === 0 ? 'none' : withModels(gpus, uses);
  }

  async #ask(): Promise<readonly Gpu[]> {
    this.#known = await this.#answer().catch(() => []);
    const pauseMs = this.#known.length === 0 ? TRY_AGAIN_MS : ASK_EVERY_MS;
    this.#askAgainAt = this.#ports.clock.now() + pauseMs;
    return this.#known;
  }

  async #answer(): Promise<Gpu[]> {
    const gpus = gpusIn(await this.#tell([`--query-gpu=${SMI_FIELDS}`, '--format=csv,noheader,nounits']));
    const listing = gpus.some(({ isCut }) => isCut) ? await this.#tell(['-L']) : '';
    return usableGpus(gpus, listing);
  }

  #tell(args: readonly string[]): Promise<string> {
    const { ask, program = 'nvidia-smi' } = this.#ports;
    return ask({ program, args, timeoutMs: TIMEOUT_MS });
  }
}

/** The driver knows no models; which GPU holds one of those that are at work, it does not say either. */
function withModels(gpus: readonly Gpu[], uses: readonly GpuUse[]): Gpu[] {
  const residentModels = [...new Set(uses.map(({ model }) => model))].sort();
  return gpus.map((gpu) => ({ ...gpu, residentModels }));
}
