/** How a node feels, once a second, and what the router makes of it; carried by the bus and not logged. */
import * as z from 'zod';
import { JobKind } from './job-kinds.ts';
import { Id, Instant, Share } from './shared.ts';

export const Gpu = z.strictObject({
  name: z.string(),
  /** Null where the driver does not tell, as on a GPU that is cut into instances. */
  utilisation: Share.nullable(),
  vramTotalMb: z.int().nonnegative(),
  vramFreeMb: z.int().nonnegative(),
  temperatureC: z.number().nullable(),
  /** Models that lie in its memory, so that work with them begins at once. */
  residentModels: z.array(z.string()),
});
export type Gpu = z.infer<typeof Gpu>;

/** The GPUs of a node, or that it has none which answers. */
export const GpuReading = z.union([z.literal('none'), z.array(Gpu).min(1)]);
export type GpuReading = z.infer<typeof GpuReading>;

export const NodeTelemetry = z.strictObject({
  nodeId: Id,
  host: z.string(),
  /** By the node’s own clock; nothing is decided by it. */
  at: Instant,
  /** Whether it finishes what it has, and takes nothing more. */
  isDraining: z.boolean(),
  labels: z.array(Id),
  kinds: z.array(JobKind),
  cores: z.int().positive(),
  /** Busy share of all cores since the last sample. */
  cpuShare: Share,
  memoryTotalMb: z.int().nonnegative(),
  memoryFreeMb: z.int().nonnegative(),
  slots: z.int().nonnegative(),
  running: z.int().nonnegative(),
  /** Modules of the node that wait for a free slot. */
  queue: z.int().nonnegative(),
  /** What a job of a kind has taken here lately, ms: an average in which the last jobs weigh most. */
  durations: z.partialRecord(JobKind, z.int().nonnegative()),
  /** Attempts that failed in the last minute. */
  failures: z.int().nonnegative(),
  gpus: GpuReading,
});
export type NodeTelemetry = z.infer<typeof NodeTelemetry>;

/** Whether the router counts on a node. */
export const NodeState = z.enum(['alive', 'suspected', 'draining', 'down']);
export type NodeState = z.infer<typeof NodeState>;

/** A node as the router knows it. */
export const KnownNode = z.strictObject({
  nodeId: Id,
  state: NodeState,
  /** When it came into that state, by the router’s clock. */
  since: Instant,
  /** Time since its last word, ms. */
  silentMs: z.int().nonnegative(),
  because: z.array(z.string()),
  telemetry: NodeTelemetry,
});
export type KnownNode = z.infer<typeof KnownNode>;

export const gpusOf = ({ gpus }: Pick<NodeTelemetry, 'gpus'>): readonly Gpu[] =>
  gpus === 'none' ? [] : gpus;
