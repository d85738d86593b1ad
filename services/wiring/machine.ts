/** The machine that a node runs on, as its operating system tells it. */
import { cpus, hostname, totalmem, type CpuInfo } from 'node:os';
import type { NodeTelemetry } from '../../contracts/telemetry.ts';

const MEGABYTE = 1024 * 1024;

interface Times {
  readonly idle: number;
  readonly all: number;
}

function timesOf(cores: readonly Pick<CpuInfo, 'times'>[]): Times {
  const sum = (pick: (times: CpuInfo['times']) => number): number =>
    cores.reduce((total, { times }) => total + pick(times), 0);
  return {
    idle: sum(({ idle }) => idle),
    all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
  };
}

/** Busy share of the processors between one reading and the next: a load average would tell of the last minute. */
export class ProcessorMeter {
  readonly #cores: () => readonly Pick<CpuInfo, 'times'>[];
  #last: Times;

  constructor(cores: () => readonly Pick<CpuInfo, 'times'>[] = cpus) {
    this.#cores = cores;
    this.#last = timesOf(cores());
  }

  read(): Pick<NodeTelemetry, 'cores' | 'cpuShare'> {
    const cores = this.#cores();
    const [before, now] = [this.#last, timesOf(cores)];
    this.#last = now;
    const all = now.all - before.all;
    const busy = all <= 0 ? 0 : 1 - (now.idle - before.idle) / all;
    return { cores: Math.max(1, cores.length), cpuShare: Math.min(1, Math.max(0, busy)) };
  }
}

/** Memory that may be used; in a container that is what the container may use. */
export function readMemory(): Pick<NodeTelemetry, 'memoryTotalMb' | 'memoryFreeMb'> {
  const totalMb = Math.round(Math.min(totalmem(), process.constrainedMemory() || Infinity) / MEGABYTE);
  const freeMb = Math.round(process.availableMemory() / MEGABYTE);
  return { memoryTotalMb: totalMb, memoryFreeMb: Math.min(totalMb, freeMb) };
}

export const hostName = hostname();
