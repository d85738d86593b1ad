/** What a maker of artifacts is given and gives, whatever the kind of work. */
import type { RoleArtifact } from '../../contracts/artifact.ts';
import { Failure } from '../../contracts/error.ts';
import { jobKinds, type InputsOf, type JobKind } from '../../contracts/job-kinds.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import type { Objects } from './objects.ts';

/** The place where a job is done: the store, a way to tell how far it is, and the wish to stop. */
export interface Workbench {
  readonly objects: Objects;
  /** Tells that `done` of `total` is made; also proves that the worker is alive. Call it at least once a second. */
  readonly progress: (done: number, total: number) => void;
  /** Aborted when the job is no longer wanted; long work checks it and throws. */
  readonly signal: AbortSignal;
}

export type Made = Pick<WorkerResult, 'artifacts' | 'facts'>;

/** Makes the artifacts of one kind of job. */
export type Make<K extends JobKind> = (inputs: InputsOf<K>, bench: Workbench) => Promise<Made>;

/** `kind.role` of everything that a kind of job yields. */
export type Yield = { [K in JobKind]: `${K}.${keyof (typeof jobKinds)[K]['yields'] & string}` }[JobKind];

/** Stores the bytes of one role under the media type that its kind declares. */
export async function keep(bench: Workbench, yielded: Yield, bytes: Uint8Array): Promise<RoleArtifact> {
  const [kind, role] = yielded.split('.') as [JobKind, string];
  const yields: Readonly<Record<string, RoleArtifact['mediaType']>> = jobKinds[kind].yields;
  const mediaType = yields[role];
  if (mediaType === undefined) throw new Failure('INTERNAL', `A ${kind} job does not yield “${role}”.`);
  return { role, ...(await bench.objects.put(bytes, mediaType)) };
}

/** Stores a JSON document as canonical bytes. */
export const keepJson = (bench: Workbench, yielded: Yield, value: unknown): Promise<RoleArtifact> =>
  keep(bench, yielded, encodeJson(value));

export const encodeJson = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export const decodeJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
