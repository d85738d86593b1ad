/** What the suites of stores are handed: the stores of a module, and a look at what no port shows. */
import type { Cursors, Journal, RunViews, Timers } from '../../../actors/orchestrator/journal.ts';
import type { RouteStore } from '../../../actors/model-router/route-store.ts';
import type { DispatchStore } from '../../../actors/worker-hub/dispatch-store.ts';
import type { EventEnvelope } from '../../../contracts/event.ts';
import type { DispatchDecision } from '../../../contracts/route.ts';
import type { Worker } from '../../../contracts/worker.ts';
import type { Database } from '../../open.ts';
import { eventCursors } from '../cursors.ts';
import { dispatchStore } from '../dispatch.ts';
import { journal } from '../journal.ts';
import { runViews } from '../run-views.ts';
import { timers } from '../timers.ts';
import { routeStore } from '../routes.ts';
import { testScope } from './fresh-database.ts';

/** A module’s retained log of events. */
export interface Log {
  readEvents(after: number, limit: number): Promise<EventEnvelope[]>;
  readRunEvents(runId: string, after: number, limit: number): Promise<EventEnvelope[]>;
  whenLogged(listener: (envelopes: readonly EventEnvelope[]) => void): void;
}

export interface RunStores {
  readonly log: Log;
  readonly journal: Journal;
  readonly timers: Timers;
  readonly views: RunViews;
  readonly cursors: Cursors;
  /** Events of a run as they are kept, in order. */
  historyOf(runId: string): Promise<readonly { readonly seq: number; readonly type: string }[]>;
}

export interface HubStores {
  readonly log: Log;
  readonly store: DispatchStore;
  /** Names under which artifacts are kept, in the order of their roles. */
  artifactRefs(): Promise<
    readonly { readonly sha256: string; readonly role: string; readonly jobId: string | null }[]
  >;
  /** What is registered of a worker. */
  worker(id: string): Promise<Pick<Worker, 'kinds' | 'slots' | 'labels' | 'vramMb'> | undefined>;
  /** Makes it an hour since these workers were heard of. */
  forgetSeen(ids: readonly string[]): Promise<void>;
  /** Those of these workers that were heard of within the last minute. */
  seenLately(ids: readonly string[]): Promise<readonly string[]>;
}

export interface RouterStores {
  readonly log: Log;
  readonly store: RouteStore;
  /** Nobody hands out money yet but an operator, in the table itself. */
  grant(projectId: string, limitMicros: number): Promise<void>;
  decisionsOn(jobId: string): Promise<readonly DispatchDecision[]>;
  /** Makes it 25 hours since these nodes were saved. */
  ageNodes(nodeIds: readonly string[]): Promise<void>;
  /** Makes it a minute longer since these providers were registered. */
  ageProviders(ids: readonly string[]): Promise<void>;
}

export async function runStoresIn(database: Database): Promise<RunStores> {
  const log = await database.of('orchestrator');
  return {
    log,
    journal: journal(log),
    timers: timers(log),
    views: runViews(log),
    cursors: eventCursors(log),
    historyOf: (runId) =>
      log.query(`select seq::int, type from orchestrator.run_event where run_id = $1 order by seq`, [runId]),
  };
}

export async function hubStoresIn(database: Database): Promise<HubStores> {
  const log = await database.of('worker-hub');
  return {
    log,
    store: dispatchStore(log),
    artifactRefs: () =>
      log.query(`select sha256, role, job_id as "jobId" from worker_hub.artifact_ref order by role`),
    worker: async (id) =>
      (
        await log.query<Pick<Worker, 'kinds' | 'slots' | 'labels' | 'vramMb'>>(
          `select kinds, slots, labels, vram_mb as "vramMb" from worker_hub.worker_registry where id = $1`,
          [id],
        )
      )[0],
    forgetSeen: async (ids) => {
      const long = `update worker_hub.worker_registry set seen_at = now() - interval '1 hour' where id = any($1)`;
      await log.query(long, [ids]);
    },
    seenLately: async (ids) => {
      const lately = `select id from worker_hub.worker_registry where id = any($1) and seen_at > now() - interval '1 minute' order by id`;
      return (await log.query<{ id: string }>(lately, [ids])).map(({ id }) => id);
    },
  };
}

export async function routerStoresIn(database: Database): Promise<RouterStores> {
  const log = await database.of('model-router');
  const store = routeStore(log);
  return {
    ...{ log, store },
    grant: (projectId, limitMicros) =>
      store.setBudget({ ...testScope, projectId }, { limitMicros, seen: null }),
    ageNodes: async (nodeIds) => {
      const age = `update model_router.node_state set updated_at = now() - interval '25 hours' where node_id = any($1)`;
      await log.query(age, [nodeIds]);
    },
    ageProviders: async (ids) => {
      const age = `update model_router.provider set updated_at = updated_at - interval '1 minute' where id = any($1)`;
      await log.query(age, [ids]);
    },
    decisionsOn: async (jobId) => {
      const rows = await log.query<{ decision: DispatchDecision }>(
        `select decision from model_router.route_decision where job_id = $1`,
        [jobId],
      );
      return rows.map(({ decision }) => decision);
    },
  };
}
