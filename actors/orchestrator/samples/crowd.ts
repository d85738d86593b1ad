/**
 * Many runs on a few nodes, for tests of what a node keeps and lets go: their story is read by a job, and then they fail,
 * because nobody knows their characters. Stores, hub and time are in memory; nothing waits but for turns of the loop.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../../../contracts/error.ts';
import type { Action, ResultOf } from '../../../contracts/action.ts';
import type { EventEnvelope } from '../../../contracts/event.ts';
import { JobKind } from '../../../contracts/job-kinds.ts';
import { entityCore } from '../../../contracts/modules/entity-core.ts';
import { modelRouter } from '../../../contracts/modules/model-router.ts';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import type { Provider } from '../../../contracts/route.ts';
import { defaultRunOptions } from '../../../contracts/run.ts';
import type { TaskSpec } from '../../../contracts/task.ts';
import { versionsOf, type MachineVersions } from '../../../machines/run-versions.ts';
import { MemoryRunStores } from '../../../tests/simulation/memory/run-stores.ts';
import { decidePlace } from '../../model-router/places.ts';
import { recipeOf } from '../../model-router/routes.ts';
import type { Ask } from '../../runtime/ask.ts';
import { seeded, seedOf } from '../../runtime/random.ts';
import type { Journal, RunOrder } from '../journal.ts';
import type { Peer } from '../placement.ts';
import { Rehearsal, scope } from '../rehearsal.ts';
import { RunHost, type HostPorts } from '../run-host.ts';

const provider: Provider = {
  ...{ id: 'embedded', url: 'embedded:all', kinds: [...JobKind.options], rung: 'drawn', model: 'm1' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

type Answer = (params: never) => unknown;

/** Every statement takes a few turns, not always as many. */
function slow(journal: Journal): Journal {
  const random = seeded(seedOf('crowd'));
  const late =
    (deed: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]): Promise<unknown> => {
      for (let turns = 1 + Math.floor(random() * 4); turns > 0; turns--) await nextTurn();
      return deed(...args);
    };
  const deeds = Object.entries(journal as unknown as Record<string, Parameters<typeof late>[0]>);
  return Object.fromEntries(deeds.map(([name, deed]) => [name, late(deed)])) as unknown as Journal;
}

export class Crowd {
  nowMs = 1_000_000;
  readonly stores = new MemoryRunStores(() => this.nowMs);
  /** Every job that was handed to the hub, as often as it was. */
  readonly submitted: TaskSpec[] = [];
  readonly errors: unknown[] = [];
  /** What whoever settles characters says, in order; without an answer it knows none. */
  readonly settling: (() => Promise<unknown>)[] = [];
  readonly journal = slow(this.stores.journal);
  readonly #log: EventEnvelope[] = [];
  readonly #objects = new Rehearsal('A story.').objects;
  readonly #answers: Readonly<Record<string, Answer>> = {
    [modelRouter.chooseRecipes.name]: ({ kinds }: { kinds: JobKind[] }) => ({
      recipes: Object.fromEntries(kinds.map((kind) => [kind, recipeOf(provider)])),
      providers: { [provider.id]: provider },
    }),
    [modelRouter.placeJobs.name]: ({ jobs }: { jobs: Parameters<typeof decidePlace>[0][] }) => ({
      decisions: jobs.map((job) => decidePlace(job, provider, [])),
    }),
    [workerHub.submitJobs.name]: ({ jobs }: { jobs: { task: TaskSpec }[] }) => {
      this.submitted.push(...jobs.map(({ task }) => task));
      return { queued: jobs.length, reused: 0 };
    },
    [workerHub.readRunEvents.name]: ({ runId, after }: { runId: string; after: number }) => {
      const events = this.#log.filter((event) => event.runId === runId && event.position > after);
      return { events, last: events.at(-1)?.position ?? after };
    },
    [entityCore.settleEntities.name]: () =>
      this.settling.shift()?.() ?? Promise.reject(new Failure('PROVIDER_MISSING')),
  };

  readonly #ask: Ask = async <A extends Action>(_scope: unknown, action: A, params: unknown) => {
    const answer = this.#answers[action.name];
    if (answer === undefined) throw new Failure('INTERNAL', `Nobody serves ${action.name}.`);
    return (await answer(params as never)) as ResultOf<A>;
  };

  /** A node that holds runs; those it does not know of are no places for any. */
  host(owner: string, more: Partial<HostPorts> = {}): RunHost {
    const { stores } = this;
    const peers = (): Peer[] => [{ nodeId: owner, machineVersion: 1 }];
    return new RunHost({
      ...{ ask: this.#ask, objects: this.#objects, journal: this.journal, owner, seizesRuns: false },
      ...{ timers: stores.timers, views: stores.views, cursors: stores.cursors, peers },
      ...{ mostRuns: 1_000, idleMs: 10_000, versions: versionsOf([]) },
      clock: { now: () => this.nowMs, pause: async () => undefined },
      onError: (error) => void this.errors.push(error),
      ...more,
    });
  }

  order(runId: string): RunOrder {
    const story = { sha256: '0'.repeat(64), bytes: 1, mediaType: 'text/plain' } as const;
    return {
      runId,
      revision: {
        ...{ id: 'rev-1', projectId: 'p', number: 1, parentId: null, story },
        ...{ language: 'auto', edits: [], sealedAt: null },
      },
      ...{ options: defaultRunOptions, gates: [], fileName: 'story.txt', title: 'A story' },
    };
  }

  async start(host: RunHost, ...runIds: readonly string[]): Promise<void> {
    for (const runId of runIds) {
      await host.create(this.order(runId), scope);
      await host.takeUp(runId);
      await this.rest();
    }
  }

  /** The hub says that the story of a run has been read. */
  read(runId: string): EventEnvelope {
    const position = this.#log.length + 1;
    const envelope: EventEnvelope = {
      ...{ ...scope, id: `event-${position}`, name: 'job.succeeded', version: 1, owner: 'worker-hub' },
      ...{ position, runId, at: '2026-01-01T00:00:00.000Z' },
      data: {
        ...{ jobId: 'job-x', runId, key: 'reading', kind: 'reading', stage: 'extraction', subject: {} },
        ...{ reused: false, facts: {}, cpuMs: 1 },
        artifacts: [{ role: 'reading', sha256: '1'.repeat(64), bytes: 1, mediaType: 'application/json' }],
      },
    };
    this.#log.push(envelope);
    return envelope;
  }

  /** Lets everything that is under way come to rest. */
  async rest(turns = 40): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await nextTurn();
  }

  /** How runs stand in the store. */
  state(runId: string): string {
    return this.stores.runs.get(runId)?.state ?? 'unknown';
  }

  holder(runId: string): string | null {
    return this.stores.runs.get(runId)?.owner ?? null;
  }
}

/** A machine that has had so many versions, of which none needed anything to be rewritten. */
export const machineOf = (version: number): MachineVersions =>
  versionsOf(Array.from({ length: version - 1 }, () => (snapshot: unknown) => snapshot));
