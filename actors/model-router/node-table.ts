/** The live table of nodes: the last telemetry of each, and whether the router counts on it. */
import type { KnownNode, NodeState, NodeTelemetry } from '../../contracts/telemetry.ts';
import { stepNode, type NodeEvent } from '../../machines/node.machine.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StoredNode } from './route-store.ts';

/** Nodes that have been down for so long are forgotten, ms: every boot of a node has a name of its own. */
const FORGET_AFTER_MS = 3_600_000;

interface Entry {
  readonly state: NodeState;
  readonly sinceMs: number;
  readonly because: readonly string[];
  readonly heardMs: number;
  readonly telemetry: NodeTelemetry;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const instant = (ms: number): string => new Date(ms).toISOString();

const stored = ({ state, sinceMs, because, telemetry }: Entry): StoredNode => ({
  nodeId: telemetry.nodeId,
  state,
  since: instant(sinceMs),
  because: [...because],
  telemetry,
});

export class NodeTable {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Takes up what was kept: nobody counts on such a node before it is heard of. */
  restore(nodes: readonly StoredNode[]): void {
    const now = this.#clock.now();
    for (const { nodeId, state, since, because, telemetry } of nodes) {
      const before = { sinceMs: Date.parse(since), because, heardMs: now, telemetry };
      const unheard = ['not heard of since the router started'];
      this.#entries.set(
        nodeId,
        state === 'down'
          ? { ...before, state }
          : { ...before, state: 'suspected', sinceMs: now, because: unheard },
      );
    }
  }

  /** Takes up what another router knows, and counts on what that one counts on until it has been silent for too long. */
  learn(nodes: readonly KnownNode[]): void {
    const now = this.#clock.now();
    for (const { nodeId, state, since, because, silentMs, telemetry } of nodes) {
      const heardMs = now - silentMs;
      this.#entries.set(nodeId, { state, sinceMs: Date.parse(since), because, heardMs, telemetry });
    }
  }

  /** Takes in a sample. Returns the node if it has come into another state. */
  hear(telemetry: NodeTelemetry): StoredNode | null {
    const now = this.#clock.now();
    const before = this.#entries.get(telemetry.nodeId);
    const heard: Entry = { ...(before ?? unknown(now)), heardMs: now, telemetry };
    const silentMs = now - (before?.heardMs ?? now);
    const said = telemetry.isDraining ? 'it finishes what it has and takes nothing more' : 'it was heard of';
    const because = silentMs > 0 ? `${said}, after ${seconds(silentMs)}` : said;
    const changed = this.#step(heard, { type: 'heard', isDraining: telemetry.isDraining }, because);
    return changed ?? (before === undefined ? stored(heard) : null);
  }

  /** Looks who has been silent for too long. Returns the nodes that have come into another state. */
  sweep(): StoredNode[] {
    const now = this.#clock.now();
    return [...this.#entries.values()].flatMap((entry) => {
      if (entry.state === 'down' && now - entry.sinceMs > FORGET_AFTER_MS)
        this.#entries.delete(entry.telemetry.nodeId);
      const ms = now - entry.heardMs;
      if (entry.state === 'down') return [];
      return this.#step(entry, { type: 'silent', ms }, `silent for ${seconds(ms)}`) ?? [];
    });
  }

  /** All nodes in the order of their ids. */
  list(): KnownNode[] {
    const now = this.#clock.now();
    const nodes = [...this.#entries.values()].map((entry) => ({
      ...stored(entry),
      silentMs: Math.max(0, now - entry.heardMs),
    }));
    return nodes.sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1));
  }

  #step(entry: Entry, event: NodeEvent, why: string): StoredNode | null {
    const state = stepNode(entry.state, event);
    const isSame = state === entry.state;
    const next = isSame ? entry : { ...entry, state, sinceMs: this.#clock.now(), because: [why] };
    this.#entries.set(entry.telemetry.nodeId, next);
    return isSame ? null : stored(next);
  }
}

const unknown = (now: number): Omit<Entry, 'heardMs' | 'telemetry'> => ({
  state: 'alive',
  sinceMs: now,
  because: ['it was heard of for the first time'],
});
