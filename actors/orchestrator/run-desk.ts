/** The orchestrator of a node at work: its runs, what it hears of the hub, and whom it sends to another node. */
import type { Caller } from '../../contracts/modules/names.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../runtime/ask.ts';
import { runVersions } from '../../machines/run-versions.ts';
import { Follower, type Source } from '../runtime/follow.ts';
import type { RunOrder } from './journal.ts';
import { placeOf } from './placement.ts';
import { RunHost, type HostPorts } from './run-host.ts';
import { mayPass, tellRun, type Word } from './tell-run.ts';

/** Whoever wires a desk finds here which machine its runs are of. */
export { runVersions };

/** Something done again and again, never twice at once. */
interface Repeated {
  start(): void;
  /** Resolves when what is under way is over. */
  stop(): Promise<void>;
}

export interface DeskPorts extends HostPorts {
  /** The hub’s log, alone. */
  readonly hubLogs: readonly Source[];
  /** How often the hub’s log is looked at when nothing is heard of it, ms. */
  readonly lookEveryMs: number;
  /** Asks the orchestrator of one node. */
  readonly askNode: (nodeId: string) => Ask;
  readonly every: (ms: number, deed: () => Promise<unknown>) => Repeated;
}

/** Who says it, and for whom. */
export interface Saying {
  readonly scope: Scope;
  readonly caller: Caller;
}

const TEND_MS = 2_000;

/** All that the hub logs, so that no gap in what is heard makes the log be read. */
export const heardOfHub = ['job.leased', 'job.succeeded', 'job.failed', 'job.expired'] as const;

export class RunDesk {
  readonly host: RunHost;
  readonly follower: Follower;
  readonly #ports: DeskPorts;
  readonly #chores: readonly Repeated[];
  #applied: number | null = null;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
    this.host = new RunHost(ports);
    this.follower = new Follower({
      ...{ clock: ports.clock, onError: ports.onError, sources: ports.hubLogs },
      ...{ gatherMs: 0, lookEveryMs: ports.lookEveryMs },
      loadCursor: () => this.host.listensFrom(),
      apply: async (events) => {
        await this.host.applyHubEvents(events);
        this.#applied = events.at(-1)?.position ?? this.#applied;
      },
    });
    const chores = [() => this.host.keep(), () => this.host.tend(), () => this.#keepCursor()];
    this.#chores = chores.map((chore) => ports.every(TEND_MS, chore));
  }

  /** The follower is started by whoever knows when there is a hub. */
  start(): void {
    for (const chore of this.#chores) chore.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#chores.map((chore) => chore.stop()));
    await this.follower.stop();
    await this.#keepCursor().catch(this.#ports.onError);
    await this.host.close().catch(this.#ports.onError);
  }

  /** Keeps what was ordered, and has it taken up where its place is; what another node sends is taken up here. */
  async startRun(order: RunOrder, { scope, caller }: Saying): Promise<Run> {
    const { owner, peers, askNode } = this.#ports;
    const place = placeOf(order.runId, peers()) ?? owner;
    if (place === owner || caller === 'orchestrator') return this.host.begin(order, scope);
    await this.host.create(order, scope);
    return askNode(place)(scope, orchestrator.startRun, { ...order, gates: [...order.gates] }).then(
      ({ run }) => run,
      // Whoever looks for work finds it.
      (error: unknown) => (mayPass(error) ? this.host.view(order.runId) : Promise.reject(error as Error)),
    );
  }

  /** What another node sends is for the run as it may be held here, and is sent no further. */
  tell(word: Word, { scope, caller }: Saying): Promise<Run> {
    if (caller === 'orchestrator') return this.host.tell(word.runId, { type: word.type });
    return tellRun({ ...this.#ports, host: this.host }, scope, word);
  }

  /** Applied events do no harm when they are applied again, so the cursor may lag behind them. */
  async #keepCursor(): Promise<void> {
    const applied = this.#applied;
    if (applied === null) return;
    await this.#ports.cursors.save('worker-hub', applied);
    if (this.#applied === applied) this.#applied = null;
  }
}
