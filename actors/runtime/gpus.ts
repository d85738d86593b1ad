/** The port to the graphics processors of a node. */
import type { GpuReading } from '../../contracts/telemetry.ts';

/** A job that is being done on a GPU of this node. */
export interface GpuUse {
  readonly model: string;
  /** Memory that its provider asks for, MB. */
  readonly vramMb: number;
}

export interface Gpus {
  /**
   * How they are, given what this node does on them. Never rejects, and never waits long: where they do not answer there
   * are none.
   */
  read(uses: readonly GpuUse[]): Promise<GpuReading>;
}
