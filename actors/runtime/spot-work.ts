/** Work that somebody waits for outside of any film, such as a look at a picture: it is done at once or not at all. */
import { RoleArtifact } from '../../contracts/artifact.ts';
import { Failure } from '../../contracts/error.ts';
import { jobKinds, type InputsOf, type JobKind } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { Cache } from './cache.ts';
import type { Crew } from './crew.ts';
import { fingerprint } from './fingerprint.ts';
import type { Objects } from './objects.ts';

export interface SpotPorts {
  readonly crew: Pick<Crew, 'seat'>;
  /** Aborts when nobody should wait for it any longer. */
  readonly signal: AbortSignal;
}

export interface SpotWork<K extends JobKind = JobKind> {
  readonly kind: K;
  readonly inputs: InputsOf<K>;
  /** Whoever does it: every installation has it, and it has no price. */
  readonly engine: Provider;
}

const ESTIMATE_MS = 100;

/** Of the same version, the same is made of the same. */
const digestOf = ({ tenantId }: Scope, { kind, inputs, engine }: SpotWork): string =>
  fingerprint(['spot', tenantId, kind, jobKinds[kind].version, engine.url, inputs]);

function taskOf(scope: Scope, work: SpotWork): TaskSpec {
  const { kind, inputs, engine } = work;
  const { stage, version } = jobKinds[kind];
  const digest = digestOf(scope, work);
  const name = `spot-${digest.slice(0, 20)}`;
  return {
    ...{ ...scope, runId: name, jobId: name, key: kind, kind, kindVersion: version, stage },
    ...{ subject: {}, inputs, takeNo: 0, digest, estimateMs: ESTIMATE_MS },
    recipe: { rung: engine.rung, provider: engine.id, model: engine.model, workflow: 'plain' },
  };
}

/** Rejects with the maker’s Failure, and with MODULE_UNAVAILABLE where no seat was free in time. */
export async function doOnTheSpot<K extends JobKind>(
  { crew, signal }: SpotPorts,
  scope: Scope,
  work: SpotWork<K>,
): Promise<readonly RoleArtifact[]> {
  const task = taskOf(scope, work);
  try {
    const seat = await crew.seat([work.kind], signal);
    try {
      const job = { task, provider: work.engine, onProgress: () => undefined, signal };
      return (await seat.run(job)).artifacts;
    } finally {
      seat.leave();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Failure('MODULE_UNAVAILABLE', `No seat was free in time to make a ${work.kind}.`);
  }
}

export interface KeepingPorts extends SpotPorts {
  readonly cache: Pick<Cache, 'get' | 'set'>;
  readonly objects: Pick<Objects, 'stat'>;
}

/** What was made is known for so long, ms; after it the same is made once more, and is the same. */
const KNOWN_MS = 30 * 24 * 3_600_000;

async function known({ cache, objects }: KeepingPorts, key: string): Promise<RoleArtifact[] | null> {
  const kept = await cache.get(key);
  if (kept === null) return null;
  const artifacts = RoleArtifact.array().parse(JSON.parse(kept));
  const there = await Promise.all(artifacts.map(({ sha256 }) => objects.stat(sha256)));
  return there.includes(null) ? null : artifacts;
}

/** The artifact of a role: made, unless the same was made before and is still in the store. */
export async function madeOnce<K extends JobKind>(
  ports: KeepingPorts,
  scope: Scope,
  { role, ...work }: SpotWork<K> & { readonly role: keyof (typeof jobKinds)[K]['yields'] & string },
): Promise<RoleArtifact> {
  const key = `made.${digestOf(scope, work)}`;
  const artifacts = (await known(ports, key)) ?? (await doOnTheSpot(ports, scope, work));
  await ports.cache.set(key, JSON.stringify(artifacts), KNOWN_MS);
  const found = artifacts.find((each) => each.role === role);
  if (found === undefined) throw new Failure('INTERNAL', `No ${role} came of a ${work.kind}.`);
  return found;
}
