/** How a node feels, once a second; carried by the bus and not logged. */
import { z } from 'zod';
import { Id, Instant, Share } from './shared.ts';

export const Gpu = z.strictObject({
  name: z.string(),
  utilisation: Share,
  vramTotalMb: z.int().nonnegative(),
  vramFreeMb: z.int().nonnegative(),
  temperatureC: z.number(),
  residentModels: z.array(z.string()),
});
export type Gpu = z.infer<typeof Gpu>;

export const NodeTelemetry = z.strictObject({
  nodeId: Id,
  host: z.string(),
  at: Instant,
  labels: z.array(Id),
  cpuShare: Share,
  memoryFreeMb: z.int().nonnegative(),
  cores: z.int().positive(),
  running: z.int().nonnegative(),
  slots: z.int().nonnegative(),
  gpus: z.array(Gpu),
});
export type NodeTelemetry = z.infer<typeof NodeTelemetry>;
