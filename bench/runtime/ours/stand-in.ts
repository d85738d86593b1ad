/** Modules whose answers cost nothing, behind the product's own wiring: checked callers, parsed messages, envelopes. */
import { createHash, randomUUID } from 'node:crypto';
import type { ServiceSchema } from 'moleculer';
import type { Action } from '../../../contracts/action.ts';
import type { ArtifactRef } from '../../../contracts/artifact.ts';
import { Failure } from '../../../contracts/error.ts';
import type { EventEnvelope } from '../../../contracts/event.ts';
import { jobKinds } from '../../../contracts/job-kinds.ts';
import { composer } from '../../../contracts/modules/composer.ts';
import { entityCore } from '../../../contracts/modules/entity-core.ts';
import { modelRouter } from '../../../contracts/modules/model-router.ts';
import type { ModuleName } from '../../../contracts/modules/names.ts';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import type { Provider } from '../../../contracts/route.ts';
import type { Scope } from '../../../contracts/shared.ts';
import type { TaskSpec } from '../../../contracts/task.ts';
import type { WorkerResult } from '../../../contracts/worker.ts';
import { serve, type Answers, type ModuleKit } from '../../../services/wiring/serve.ts';

type Table = Readonly<Record<string, Action>>;

/** A module that answers some of its actions; whoever asks for another is told that. */
function standIn<const T extends Table>(
  module: ModuleName,
  contract: T,
  answersOf: (kit: ModuleKit) => Partial<Answers<T>>,
): ServiceSchema {
  const refuse = (): Promise<never> => Promise.reject(new Failure('INTERNAL', 'This is a bench.'));
  const refusals = Object.fromEntries(Object.keys(contract).map((verb) => [verb, refuse]));
  return serve(module, contract, {
    build: async (kit) => ({ answers: { ...refusals, ...answersOf(kit) } }),
  });
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const document: ArtifactRef = { sha256: sha256Of('document'), bytes: 8, mediaType: 'application/json' };

export const provider: Provider = {
  ...{
    id: 'bench',
    url: 'embedded:bench',
    kinds: ['reading', 'voice', 'visemes'],
    rung: 'synthetic',
    model: 'bench-1',
  },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};
export const recipe = { rung: 'synthetic', provider: 'bench', model: 'bench-1', workflow: 'plain' } as const;

export const entityCoreStandIn = standIn('entity-core', entityCore, () => ({
  settleEntities: async () => ({ pack: document, questions: document }),
}));

export const composerStandIn = standIn('composer', composer, () => ({
  publishFilm: async () => ({ report: document, deliveries: [] }),
}));

export const routerStandIn = standIn('model-router', modelRouter, () => ({
  chooseRecipes: async ({ kinds }) => ({
    recipes: Object.fromEntries(kinds.map((kind) => [kind, recipe])),
    providers: { [provider.id]: provider },
  }),
  placeJobs: async ({ jobs }) => ({
    decisions: jobs.map(({ jobId }) => ({
      ...{ jobId, recipe, labels: [], candidates: [], refused: [], because: [] },
      reservedMicros: 0,
    })),
  }),
}));

/** A hub for which every lease holds. */
export const renewingStandIn = standIn('worker-hub', workerHub, () => ({
  renewLeases: async ({ held }) => ({ wanted: held.map(() => true) }),
}));

/** What comes of work that is none. */
export const resultOf = ({ kind, digest }: TaskSpec): WorkerResult => ({
  artifacts: Object.entries(jobKinds[kind].yields).map(([role, mediaType]) => ({
    ...{ role, mediaType, bytes: 8, sha256: sha256Of(digest + role) },
  })),
  facts: kind === 'voice' ? { samples: 480 } : {},
  cpuMs: 0,
});

/** How much of its log it remembers: a reader is never farther behind. */
const REMEMBERS = 5_000;

/** A hub that does every job at once, where it is: its log is told as a hub's is, and not written down. */
export const hubStandIn = standIn('worker-hub', workerHub, ({ broker }) => {
  const log: EventEnvelope[] = [];
  // A process that comes after this one goes on behind it.
  let position = Date.now() * 1_000;
  const tell = (task: TaskSpec, scope: Scope): void => {
    const { jobId, runId, key, kind, stage, subject } = task;
    const envelope: EventEnvelope = {
      ...{ ...scope, id: randomUUID(), name: 'job.succeeded', version: 1, owner: 'worker-hub' },
      ...{ position: (position += 1), runId, at: new Date().toISOString() },
      data: { jobId, runId, key, kind, stage, subject, reused: false, ...resultOf(task) },
    };
    log.push(envelope);
    if (log.length > REMEMBERS) log.splice(0, REMEMBERS / 2);
    void broker.broadcast(envelope.name, envelope, { meta: { caller: 'worker-hub', scope } });
  };
  const pageOf = (of: readonly EventEnvelope[], { after, limit }: { after: number; limit: number }) => {
    const events = of.filter((event) => event.position > after).slice(0, limit);
    return { events, last: events.at(-1)?.position ?? after };
  };
  return {
    submitJobs: async ({ jobs }, { scope }) => {
      for (const { task } of jobs) tell(task, scope);
      return { queued: jobs.length, reused: 0 };
    },
    recordArtifacts: async ({ artifacts }) => ({ recorded: artifacts.length }),
    readEvents: async (page) => pageOf(log, page),
    readRunEvents: async ({ runId, ...page }) =>
      pageOf(
        log.filter((event) => event.runId === runId),
        page,
      ),
  };
});

/** Hears events as any module does. */
export const listener = (hears: Readonly<Record<string, (event: EventEnvelope) => void>>): ServiceSchema => ({
  name: 'bench-listener',
  events: Object.fromEntries(
    Object.entries(hears).map(([name, hear]) => [
      name,
      { handler: ({ params }: { params: EventEnvelope }) => hear(params) },
    ]),
  ),
});
