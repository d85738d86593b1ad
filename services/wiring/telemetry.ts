/** How this node feels, from what the operating system tells. */
import { cpus, freemem, hostname, loadavg } from 'node:os';
import type { NodeTelemetry } from '../../contracts/telemetry.ts';
import type { ModuleKit } from './serve.ts';

const MEGABYTE = 1024 * 1024;

export function sampleNode({ nodeId, labels, clock, crew }: ModuleKit): NodeTelemetry {
  const cores = Math.max(1, cpus().length);
  return {
    nodeId,
    host: hostname(),
    at: new Date(clock.now()).toISOString(),
    labels: [...labels],
    cpuShare: Math.min(1, (loadavg()[0] ?? 0) / cores),
    memoryFreeMb: Math.round(freemem() / MEGABYTE),
    cores,
    running: crew.taken,
    slots: crew.seats,
    gpus: [],
  };
}
