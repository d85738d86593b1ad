/** The live table of nodes: the last telemetry of each, forgotten when a node falls silent. */
import type { NodeTelemetry } from '../../contracts/telemetry.ts';
import type { Clock } from '../runtime/clock.ts';

/** Silence after which a node is no longer counted on, ms. */
const SILENT_AFTER_MS = 15_000;

export class NodeTable {
  readonly #clock: Clock;
  readonly #nodes = new Map<string, { readonly telemetry: NodeTelemetry; readonly heardMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  hear(telemetry: NodeTelemetry): void {
    this.#nodes.set(telemetry.nodeId, { telemetry, heardMs: this.#clock.now() });
  }

  /** Nodes heard of lately, in the order of their ids. */
  alive(): NodeTelemetry[] {
    const since = this.#clock.now() - SILENT_AFTER_MS;
    const heard = [...this.#nodes.values()].filter(({ heardMs }) => heardMs >= since);
    return heard.map(({ telemetry }) => telemetry).sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1));
  }
}
